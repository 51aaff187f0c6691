defmodule ExMonty.PseudoFS do
  @moduledoc """
  Files, folders and environment variables in memory.

      fs =
        ExMonty.PseudoFS.new()
        |> ExMonty.PseudoFS.put_file("/data/input.txt", "hello world")
        |> ExMonty.PseudoFS.put_env("API_KEY", "sk-secret123")

      ExMonty.Sandbox.run(code, os: fs)

  A plain value: what a script writes gives a new one, which `ExMonty.Sandbox.run_with_fs/2` returns.
  """

  import Bitwise

  defstruct files: %{}, dirs: MapSet.new(["/"]), env: %{}, mtime: 1_700_000_000.0

  @type t :: %__MODULE__{
          files: %{String.t() => {binary(), non_neg_integer()}},
          dirs: MapSet.t(String.t()),
          env: %{String.t() => String.t()},
          mtime: float()
        }

  @type result :: {:ok, term()} | {:error, atom(), String.t()}

  @file_mode 0o644
  @directory_mode 0o755
  @directory_bit 0o040000
  @file_bit 0o100000
  @most_path 4096
  @most_name 255

  @doc "An empty one. Option `mtime`: what all modification times are."
  @spec new(keyword()) :: t()
  def new(opts \\ []), do: %__MODULE__{mtime: Keyword.get(opts, :mtime, 1_700_000_000.0)}

  @doc "Adds a file of text, and the folders above it. Option `mode`."
  @spec put_file(t(), String.t(), String.t(), keyword()) :: t()
  def put_file(fs, path, content, opts \\ []), do: put(fs, path, content, opts)

  @doc "Adds a file of bytes, and the folders above it. Option `mode`."
  @spec put_bytes(t(), String.t(), binary(), keyword()) :: t()
  def put_bytes(fs, path, content, opts \\ []), do: put(fs, path, content, opts)

  defp put(fs, path, content, opts) when is_binary(content) do
    path = normalize(path)
    fs = make_dirs(fs, Path.dirname(path))
    %{fs | files: Map.put(fs.files, path, {content, Keyword.get(opts, :mode, @file_mode)})}
  end

  @doc "Adds a folder, and those above it."
  @spec mkdir(t(), String.t()) :: t()
  def mkdir(fs, path), do: make_dirs(fs, normalize(path))

  @doc "Sets an environment variable."
  @spec put_env(t(), String.t(), String.t()) :: t()
  def put_env(fs, key, value), do: %{fs | env: Map.put(fs.env, to_string(key), to_string(value))}

  @doc "Sets environment variables."
  @spec put_envs(t(), Enumerable.t()) :: t()
  def put_envs(fs, variables),
    do: Enum.reduce(variables, fs, fn {key, value}, fs -> put_env(fs, key, value) end)

  @doc "The content of a file, or nil: what a script wrote can be read here."
  @spec read(t(), String.t()) :: binary() | nil
  def read(fs, path) do
    case fs.files do
      %{^path => {content, _mode}} -> content
      files -> with {content, _mode} <- files[normalize(path)], do: content
    end
  end

  defp make_dirs(fs, path) do
    parts = Path.split(path)
    above = parts |> Enum.scan(&Path.join(&2, &1))
    %{fs | dirs: Enum.into(above, fs.dirs)}
  end

  # Absolute, without ".", ".." and doubled slashes; nothing leads above the root.
  defp normalize(path) do
    path
    |> String.split("/", trim: true)
    |> Enum.reduce([], fn
      ".", parts -> parts
      "..", parts -> Enum.drop(parts, 1)
      part, parts -> [part | parts]
    end)
    |> Enum.reverse()
    |> then(&("/" <> Enum.join(&1, "/")))
  end

  @doc "Answers a call of the operating system: a result, or the changed filesystem and a result."
  @spec handle_os(t(), atom(), list(), map()) :: result() | {t(), result()}
  def handle_os(fs, function, args, kwargs) do
    case args do
      [{:path, path} | rest] ->
        with {:ok, path} <- check(path), do: file_call(fs, function, path, rest, kwargs)

      _ ->
        other_call(fs, function, args)
    end
  end

  defp check(path) do
    cond do
      String.contains?(path, <<0>>) ->
        {:error, :value_error, "embedded null byte"}

      byte_size(path) > @most_path ->
        {:error, :os_error, "[Errno 36] File name too long: '#{path}'"}

      Enum.any?(Path.split(path), &(byte_size(&1) > @most_name)) ->
        {:error, :os_error, "[Errno 36] File name too long: '#{path}'"}

      true ->
        {:ok, path}
    end
  end

  defp other_call(fs, :getenv, [key]), do: {:ok, Map.get(fs.env, key)}
  defp other_call(fs, :getenv, [key, default]), do: {:ok, Map.get(fs.env, key, default)}
  defp other_call(fs, :get_environ, _), do: {:ok, fs.env}
  defp other_call(_fs, function, _), do: unknown(function)

  defp unknown(function),
    do: {:error, :not_implemented_error, "OS operation '#{function}' is not supported here"}

  defp file_call(fs, function, given, rest, kwargs) do
    path = normalize(given)

    case {function, rest} do
      {:exists, _} ->
        {:ok, file?(fs, path) or dir?(fs, path)}

      {:is_file, _} ->
        {:ok, file?(fs, path)}

      {:is_dir, _} ->
        {:ok, dir?(fs, path)}

      {:is_symlink, _} ->
        {:ok, false}

      {:read_text, _} ->
        read_text(fs, path, given)

      {:read_bytes, _} ->
        with {:ok, content} <- content(fs, path, given), do: {:ok, {:bytes, content}}

      {:write_text, [text | _]} ->
        write(fs, path, given, text, String.length(text))

      {:write_bytes, [bytes | _]} ->
        write(fs, path, given, raw(bytes), byte_size(raw(bytes)))

      {:append_text, [text | _]} ->
        append(fs, path, given, text, String.length(text))

      {:append_bytes, [bytes | _]} ->
        append(fs, path, given, raw(bytes), byte_size(raw(bytes)))

      {:open, [mode | _]} ->
        open(fs, path, given, mode)

      {:mkdir, _} ->
        make_dir(fs, path, given, kwargs)

      {:unlink, _} ->
        unlink(fs, path, given)

      {:rmdir, _} ->
        rmdir(fs, path, given)

      {:iterdir, _} ->
        iterdir(fs, path, given)

      {:stat, _} ->
        stat(fs, path, given)

      {:rename, [target | _]} ->
        rename(fs, path, given, raw(target))

      {:resolve, _} ->
        {:ok, {:path, path}}

      {:absolute, _} ->
        {:ok, {:path, path}}

      _ ->
        unknown(function)
    end
  end

  defp raw({:bytes, bytes}), do: bytes
  defp raw({:path, path}), do: path
  defp raw(text), do: text

  defp file?(fs, path), do: Map.has_key?(fs.files, path)
  defp dir?(fs, path), do: MapSet.member?(fs.dirs, path)

  defp missing(given),
    do: {:error, :file_not_found_error, "[Errno 2] No such file or directory: '#{given}'"}

  defp not_a_directory(given),
    do: {:error, :not_a_directory_error, "[Errno 20] Not a directory: '#{given}'"}

  defp is_a_directory(given),
    do: {:error, :is_a_directory_error, "[Errno 21] Is a directory: '#{given}'"}

  defp content(fs, path, given) do
    case fs.files do
      %{^path => {content, _mode}} -> {:ok, content}
      _ -> if dir?(fs, path), do: is_a_directory(given), else: missing(given)
    end
  end

  defp read_text(fs, path, given) do
    with {:ok, content} <- content(fs, path, given) do
      if String.valid?(content),
        do: {:ok, content},
        else: {:error, :unicode_error, "'utf-8' codec can't decode the content of '#{given}'"}
    end
  end

  # The nearest thing above that is there must be a folder.
  defp blocked?(fs, path) do
    path
    |> Path.dirname()
    |> Path.split()
    |> Enum.scan(&Path.join(&2, &1))
    |> Enum.any?(&file?(fs, &1))
  end

  defp write(fs, path, given, content, count) do
    cond do
      dir?(fs, path) -> is_a_directory(given)
      blocked?(fs, path) -> not_a_directory(given)
      true -> {put(fs, path, content, []), {:ok, count}}
    end
  end

  defp append(fs, path, given, content, count) do
    case fs.files do
      %{^path => {before, mode}} ->
        {%{fs | files: Map.put(fs.files, path, {before <> content, mode})}, {:ok, count}}

      _ ->
        write(fs, path, given, content, count)
    end
  end

  defp open(fs, path, given, mode) do
    kind = String.first(mode)
    handle = {:ok, {:file_handle, %{path: path, mode: mode, position: 0}}}

    cond do
      dir?(fs, path) ->
        is_a_directory(given)

      kind == "r" and not file?(fs, path) ->
        missing(given)

      kind == "x" and file?(fs, path) ->
        {:error, :file_exists_error, "[Errno 17] File exists: '#{given}'"}

      kind in ["w", "x"] or (kind == "a" and not file?(fs, path)) ->
        opened(fs, path, given, handle)

      kind in ["r", "a"] ->
        handle

      true ->
        {:error, :value_error, "invalid mode: '#{mode}'"}
    end
  end

  defp opened(fs, path, given, handle) do
    with {fs, {:ok, 0}} <- write(fs, path, given, "", 0), do: {fs, handle}
  end

  defp make_dir(fs, path, given, kwargs) do
    parents = kwargs["parents"] == true
    exist_ok = kwargs["exist_ok"] == true
    parent = Path.dirname(path)

    cond do
      dir?(fs, path) and exist_ok ->
        {:ok, nil}

      dir?(fs, path) or file?(fs, path) ->
        {:error, :os_error, "[Errno 17] File exists: '#{given}'"}

      blocked?(fs, path) ->
        not_a_directory(given)

      parents or dir?(fs, parent) ->
        {make_dirs(fs, path), {:ok, nil}}

      true ->
        missing(given)
    end
  end

  defp unlink(fs, path, given) do
    cond do
      file?(fs, path) -> {%{fs | files: Map.delete(fs.files, path)}, {:ok, nil}}
      dir?(fs, path) -> is_a_directory(given)
      true -> missing(given)
    end
  end

  defp rmdir(fs, path, given) do
    cond do
      file?(fs, path) ->
        not_a_directory(given)

      not dir?(fs, path) ->
        missing(given)

      path == "/" ->
        {:error, :os_error, "[Errno 16] Device or resource busy: '/'"}

      children(fs, path) != [] ->
        {:error, :os_error, "[Errno 39] Directory not empty: '#{given}'"}

      true ->
        {%{fs | dirs: MapSet.delete(fs.dirs, path)}, {:ok, nil}}
    end
  end

  defp children(fs, path) do
    (Map.keys(fs.files) ++ MapSet.to_list(fs.dirs))
    |> Enum.filter(&(&1 != "/" and Path.dirname(&1) == path))
    |> Enum.sort()
  end

  defp iterdir(fs, path, given) do
    cond do
      dir?(fs, path) -> {:ok, Enum.map(children(fs, path), &{:path, &1})}
      file?(fs, path) -> not_a_directory(given)
      true -> missing(given)
    end
  end

  defp stat(fs, path, given) do
    case fs.files do
      %{^path => {content, mode}} ->
        {:ok, stat_result(fs, mode ||| @file_bit, 1, byte_size(content))}

      _ ->
        if dir?(fs, path),
          do: {:ok, stat_result(fs, @directory_mode ||| @directory_bit, 2, 4096)},
          else: missing(given)
    end
  end

  defp stat_result(fs, mode, links, size) do
    {:named_tuple, "StatResult",
     [
       {"st_mode", mode},
       {"st_ino", 0},
       {"st_dev", 0},
       {"st_nlink", links},
       {"st_uid", 0},
       {"st_gid", 0},
       {"st_size", size},
       {"st_atime", fs.mtime},
       {"st_mtime", fs.mtime},
       {"st_ctime", fs.mtime}
     ]}
  end

  defp rename(fs, path, given, target_given) do
    target = normalize(target_given)

    cond do
      path == "/" or target == "/" ->
        {:error, :os_error, "[Errno 16] Device or resource busy: '/'"}

      blocked?(fs, target) ->
        not_a_directory(target_given)

      not dir?(fs, Path.dirname(target)) and (file?(fs, path) or dir?(fs, path)) ->
        missing(target_given)

      file?(fs, path) and dir?(fs, target) ->
        is_a_directory(target_given)

      file?(fs, path) ->
        move_file(fs, path, target)

      not dir?(fs, path) ->
        missing(given)

      target == path ->
        {:ok, {:path, target}}

      file?(fs, target) ->
        not_a_directory(target_given)

      String.starts_with?(target, path <> "/") ->
        {:error, :os_error, "[Errno 22] Invalid argument: '#{given}'"}

      children(fs, target) != [] ->
        {:error, :os_error, "[Errno 39] Directory not empty: '#{target_given}'"}

      true ->
        move_dir(fs, path, target)
    end
  end

  defp move_file(fs, path, target) do
    {entry, files} = Map.pop(fs.files, path)
    {%{fs | files: Map.put(files, target, entry)}, {:ok, {:path, target}}}
  end

  defp move_dir(fs, path, target) do
    moved = fn at ->
      cond do
        at == path -> target
        String.starts_with?(at, path <> "/") -> target <> String.replace_prefix(at, path, "")
        true -> at
      end
    end

    files = Map.new(fs.files, fn {at, entry} -> {moved.(at), entry} end)
    {%{fs | files: files, dirs: MapSet.new(fs.dirs, moved)}, {:ok, {:path, target}}}
  end
end
