defmodule ExMonty.Session do
  @moduledoc """
  Globals that last from run to run.

      {:ok, session} = ExMonty.Session.new()
      {:ok, nil, ""} = ExMonty.Session.run(session, "x = 20")
      {:ok, 41, ""} = ExMonty.Session.run(session, "x * 2 + 1")
  """

  alias ExMonty.{Limits, Native}

  @type t :: reference()

  @spec new() :: {:ok, t()} | ExMonty.error()
  def new, do: Native.session_new()

  @doc "Runs a piece of code to its end. Options: `inputs`, `limits`, `script_name`, and those of `ExMonty.Sandbox.run/2`."
  @spec run(t(), String.t(), keyword()) :: {:ok, term(), String.t()} | ExMonty.error()
  def run(session, code, opts \\ []) do
    ExMonty.Sandbox.drive(opts, fn extra -> start(session, code, Keyword.merge(opts, extra)) end)
  end

  @doc "Runs a piece of code until it ends or pauses, as `ExMonty.start/3` does."
  @spec start(t(), String.t(), keyword()) :: {:ok, ExMonty.progress()} | ExMonty.error()
  def start(session, code, opts \\ []) do
    with {:ok, options} <-
           Limits.options(opts[:limits], lease: opts[:lease], on_output: opts[:on_output]) do
      Native.session_start(
        session,
        code,
        Keyword.get(opts, :script_name, "main.py"),
        Keyword.get(opts, :inputs, %{}),
        options
      )
    end
  end

  @doc "Another session that stands where this one does."
  @spec fork(t()) :: {:ok, t()} | ExMonty.error()
  def fork(session), do: Native.session_fork(session)

  @doc "The session as bytes."
  @spec dump(t()) :: {:ok, binary()} | ExMonty.error()
  def dump(session), do: Native.session_dump(session)

  @doc "The session of `dump/1`. Bytes of anything else are refused."
  @spec load(binary()) :: {:ok, t()} | ExMonty.error()
  def load(binary) when is_binary(binary), do: Native.session_load(binary)

  @doc "Forgets everything."
  @spec reset(t()) :: :ok | ExMonty.error()
  def reset(session), do: Native.session_reset(session)
end
