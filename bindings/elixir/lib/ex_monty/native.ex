defmodule ExMonty.Native do
  @moduledoc false
  # The functions of c_src/: see there what they take and give.

  @on_load :load

  def load do
    path = :filename.join(:code.priv_dir(:ex_monty), ~c"libex_monty")
    :erlang.load_nif(path, MapSet.new())
  end

  def compile(_code, _script_name, _inputs), do: missing()
  def start(_program, _inputs, _options), do: missing()
  def resume(_pause, _answer), do: missing()
  def resume_futures(_pause, _results), do: missing()
  def waiting_for(_pause), do: missing()
  def dump_program(_program), do: missing()
  def load_program(_binary), do: missing()
  def dump_run(_pause), do: missing()
  def load_run(_binary), do: missing()
  def fork_run(_pause), do: missing()
  def session_new, do: missing()
  def session_start(_session, _code, _script_name, _inputs, _options), do: missing()
  def session_fork(_session), do: missing()
  def session_dump(_session), do: missing()
  def session_load(_binary), do: missing()
  def session_reset(_session), do: missing()
  def mounts_new, do: missing()
  def mounts_add(_mounts, _path, _host_path, _access, _limit, _entry), do: missing()
  def mounts_entries(_mounts), do: missing()
  def mounts_checkout(_mounts), do: missing()
  def mounts_release(_lease), do: missing()

  defp missing, do: :erlang.nif_error(:not_loaded)
end
