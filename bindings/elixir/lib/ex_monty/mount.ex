defmodule ExMonty.Mount do
  @moduledoc """
  Directories of this machine, under paths of the sandbox.

      mounts =
        ExMonty.Mount.new!()
        |> ExMonty.Mount.add!("/data", "/var/lib/myapp/data", :read_only)

      ExMonty.Sandbox.run(code, mounts: mounts)

  Modes: `:read_only`, `:read_write`, and `:overlay`, where what a script writes stays in memory and the directory as it
  is. Nothing leads out of a mounted directory: the kernel opens every path beneath it, whatever links there are.

  One run has the mounts at a time, by a lease. What lies over an overlay and what was counted against a write limit
  lasts as long as the mounts.
  """

  alias ExMonty.Native

  defmodule Lease do
    @moduledoc "What a run has mounts by. Let go of, it is released too."
    defstruct [:ref]
    @type t :: %__MODULE__{ref: reference()}
  end

  defstruct [:ref]
  @type t :: %__MODULE__{ref: reference()}
  @type mode :: :read_only | :read_write | :overlay

  @modes %{read_only: 0, read_write: 1, overlay: 2}

  @doc "No mounts yet."
  @spec new() :: {:ok, t()}
  def new do
    {:ok, ref} = Native.mounts_new()
    {:ok, %__MODULE__{ref: ref}}
  end

  @spec new!() :: t()
  def new! do
    {:ok, mounts} = new()
    mounts
  end

  @doc "Adds a directory. Option `write_bytes_limit`: how many bytes may be written in all."
  @spec add(t(), String.t(), String.t(), mode(), keyword()) :: {:ok, t()} | {:error, term()}
  def add(%__MODULE__{} = mounts, virtual, host, mode, opts \\ []) do
    limit = Keyword.get(opts, :write_bytes_limit, :unlimited)

    with {:ok, path} <- virtual_path(virtual),
         {:ok, access} <- access(mode),
         {:ok, bytes} <- limit(limit),
         :ok <- directory(host),
         :ok <- free(mounts, path),
         entry = %{virtual: path, host: host, mode: mode, write_bytes_limit: limit},
         :ok <- Native.mounts_add(mounts.ref, path, Path.expand(host), access, bytes, entry) do
      {:ok, mounts}
    end
  end

  @spec add!(t(), String.t(), String.t(), mode(), keyword()) :: t()
  def add!(mounts, virtual, host, mode, opts \\ []) do
    case add(mounts, virtual, host, mode, opts) do
      {:ok, mounts} ->
        mounts

      {:error, reason} ->
        raise ArgumentError,
              "cannot mount #{inspect(host)} at #{inspect(virtual)}: #{inspect(reason)}"
    end
  end

  @doc "How many there are."
  @spec count(t()) :: non_neg_integer()
  def count(mounts), do: length(list(mounts))

  @doc "All of them, in the order in which they were added."
  @spec list(t()) :: [map()]
  def list(%__MODULE__{ref: ref}), do: ref |> Native.mounts_entries() |> Enum.reverse()

  @doc "Takes the mounts for a run."
  @spec checkout(t()) :: {:ok, Lease.t()} | {:error, :mount_in_use}
  def checkout(%__MODULE__{ref: ref}) do
    with {:ok, lease} <- Native.mounts_checkout(ref), do: {:ok, %Lease{ref: lease}}
  end

  @doc "Gives them back; again and again if need be."
  @spec release(Lease.t()) :: :ok
  def release(%Lease{ref: ref}), do: Native.mounts_release(ref)

  defp virtual_path(path) when is_binary(path) do
    if String.starts_with?(path, "/") and not String.contains?(path, <<0>>) and
         ".." not in Path.split(path),
       do: {:ok, if(path == "/", do: path, else: String.trim_trailing(path, "/"))},
       else: {:error, :invalid_virtual_path}
  end

  defp virtual_path(_), do: {:error, :invalid_virtual_path}

  defp access(mode) do
    case @modes do
      %{^mode => access} -> {:ok, access}
      _ -> {:error, :invalid_mode}
    end
  end

  defp limit(:unlimited), do: {:ok, -1}
  defp limit(nil), do: {:ok, -1}
  defp limit(bytes) when is_integer(bytes) and bytes >= 0, do: {:ok, bytes}
  defp limit(_), do: {:error, :invalid_write_bytes_limit}

  defp directory(host) do
    cond do
      not is_binary(host) or String.contains?(host, <<0>>) ->
        {:error, :host_path_canonicalize_failed}

      File.dir?(host) ->
        :ok

      File.exists?(host) ->
        {:error, :host_path_not_directory}

      true ->
        {:error, :host_path_not_found}
    end
  end

  defp free(mounts, path) do
    if Enum.any?(list(mounts), &(&1.virtual == path)),
      do: {:error, {:already_mounted, path}},
      else: :ok
  end
end
