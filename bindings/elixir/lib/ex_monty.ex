defmodule ExMonty do
  @moduledoc """
  Runs Python in a sandbox, inside of the BEAM.

      iex> ExMonty.eval("2 + 2")
      {:ok, 4, ""}

  A script that nobody answers runs to its end with `eval/2` or `run/3`. One that calls the host is begun with `start/3`,
  pauses at each call, and goes on with `resume/2`; `ExMonty.Sandbox.run/2` does that by handlers. What it prints is the
  last element of each result; an `ExMonty.Exception` has it too.
  """

  alias ExMonty.{Limits, Mount, Native}

  @type runner :: reference()
  @type snapshot :: reference()
  @type futures :: reference()
  @type value :: term()
  @type output :: String.t()
  @type limits :: %{optional(atom()) => number() | :unlimited} | nil
  @type inputs :: %{optional(String.t() | atom()) => value()}
  @type error :: {:error, ExMonty.Exception.t() | String.t()}
  @type result ::
          {:ok, value()}
          | {:error, atom() | String.t(), String.t()}
          | :pending
          | :undefined
          | :no_handler
  @type progress ::
          {:function_call, ExMonty.FunctionCall.t(), snapshot(), output()}
          | {:method_call, ExMonty.FunctionCall.t(), snapshot(), output()}
          | {:os_call, ExMonty.OsCall.t(), snapshot(), output()}
          | {:name_lookup, String.t(), snapshot(), output()}
          | {:resolve_futures, futures(), output()}
          | {:complete, value(), output()}

  @doc """
  Compiles a script. Options: `inputs`, the names that each run gives values for; `script_name`, for tracebacks
  ("main.py"). `external_functions` may name what the host provides; nothing needs to be declared.
  """
  @spec compile(String.t(), keyword()) :: {:ok, runner()} | error()
  def compile(code, opts \\ []) when is_binary(code) do
    inputs = opts |> Keyword.get(:inputs, []) |> Enum.map(&to_string/1)

    with :ok <- names(inputs, "inputs"),
         :ok <- names(Keyword.get(opts, :external_functions, []), "external_functions") do
      Native.compile(code, Keyword.get(opts, :script_name, "main.py"), inputs)
    end
  end

  defp names(list, option) do
    cond do
      not is_list(list) -> {:error, "#{option} must be a list of names"}
      list != Enum.uniq(list) -> {:error, "duplicate names in #{option}"}
      true -> :ok
    end
  end

  @doc """
  Runs a script to its end. There is nobody to ask: an undefined name is a NameError. Options: `limits`, and `on_output`,
  a process that gets `{:ex_monty_output, text}` while the script prints.
  """
  @spec run(runner(), inputs(), keyword()) :: {:ok, value(), output()} | error()
  def run(runner, inputs \\ %{}, opts \\ []) do
    with {:ok, options} <-
           Limits.options(opts[:limits], hosted: false, on_output: opts[:on_output]) do
      runner |> Native.start(inputs, options) |> finish("")
    end
  end

  defp finish({:ok, {:complete, value, output}}, before), do: {:ok, value, before <> output}
  defp finish({:error, _} = error, before), do: prepend(error, before)

  # Calls of the operating system have nobody who answers either.
  defp finish({:ok, {_, _, snapshot, output}}, before),
    do: snapshot |> Native.resume(:no_handler) |> finish(before <> output)

  @doc false
  def prepend({:error, %ExMonty.Exception{} = exception}, before),
    do: {:error, %{exception | output: before <> exception.output}}

  def prepend({:error, _} = error, _before), do: error

  @doc """
  Compiles and runs a script. Options: `inputs` (a map), `limits`, `script_name`, `on_output`.

      iex> ExMonty.eval("x + y", inputs: %{"x" => 10, "y" => 20})
      {:ok, 30, ""}
  """
  @spec eval(String.t(), keyword()) :: {:ok, value(), output()} | error()
  def eval(code, opts \\ []) when is_binary(code) do
    inputs = Keyword.get(opts, :inputs, %{})

    with :ok <- a_map(inputs),
         {:ok, runner} <-
           compile(code, [inputs: Map.keys(inputs)] ++ Keyword.take(opts, [:script_name])) do
      run(runner, inputs, opts)
    end
  end

  @doc false
  def a_map(inputs), do: if(is_map(inputs), do: :ok, else: {:error, "inputs must be a map"})

  @doc "Runs a script until it ends or wants something of the host. Options as those of `run/3`."
  @spec start(runner(), inputs(), keyword()) :: {:ok, progress()} | error()
  def start(runner, inputs \\ %{}, opts \\ []) do
    with {:ok, options} <- Limits.options(opts[:limits], on_output: opts[:on_output]),
         do: Native.start(runner, inputs, options)
  end

  @doc """
  Answers a pause, once: `{:ok, value}`, `{:error, type, message}`, `:pending` (its value comes later, through
  `resume_futures/2`), `:undefined` for a name, `:no_handler` for what the host does not do. What is no answer is
  refused, and the snapshot can still be resumed.
  """
  @spec resume(snapshot(), result()) :: {:ok, progress()} | error()
  def resume(snapshot, result), do: Native.resume(snapshot, result)

  @doc "Settles any of the calls that a run waits for, in any order."
  @spec resume_futures(futures(), [
          {non_neg_integer(), {:ok, value()} | {:error, atom() | String.t(), String.t()}}
        ]) ::
          {:ok, progress()} | error()
  def resume_futures(futures, results) when is_list(results),
    do: Native.resume_futures(futures, results)

  @doc "The numbers of the calls that a run waits for."
  @spec pending_call_ids(futures()) :: [non_neg_integer()] | error()
  def pending_call_ids(futures) do
    with {:ok, ids, _wake} <- Native.waiting_for(futures), do: ids
  end

  @doc "As `start/3`, with the mounts of a lease: see `ExMonty.Mount`."
  @spec start_with_mounts(runner(), Mount.Lease.t(), inputs(), keyword()) ::
          {:ok, progress()} | error()
  def start_with_mounts(runner, %Mount.Lease{ref: lease}, inputs \\ %{}, opts \\ []) do
    with {:ok, options} <-
           Limits.options(opts[:limits], lease: lease, on_output: opts[:on_output]),
         do: Native.start(runner, inputs, options)
  end

  @doc "As `resume/2`; the run has its mounts since it was started."
  @spec resume_with_mounts(snapshot(), result(), Mount.Lease.t()) :: {:ok, progress()} | error()
  def resume_with_mounts(snapshot, result, %Mount.Lease{}), do: resume(snapshot, result)

  @doc "As `resume_futures/2`; the run has its mounts since it was started."
  @spec resume_futures_with_mounts(futures(), list(), Mount.Lease.t()) ::
          {:ok, progress()} | error()
  def resume_futures_with_mounts(futures, results, %Mount.Lease{}),
    do: resume_futures(futures, results)

  @doc "A compiled script as bytes."
  @spec dump(runner()) :: {:ok, binary()} | error()
  def dump(runner), do: Native.dump_program(runner)

  @doc "The script of `dump/1`. Bytes of anything else are refused."
  @spec load_runner(binary()) :: {:ok, runner()} | error()
  def load_runner(binary) when is_binary(binary), do: Native.load_program(binary)

  @doc "A paused run as bytes, for any machine with the same version; spends the snapshot."
  @spec dump_snapshot(snapshot()) :: {:ok, binary()} | error()
  def dump_snapshot(snapshot), do: Native.dump_run(snapshot)

  @doc "The run of `dump_snapshot/1`. Bytes of anything else are refused."
  @spec load_snapshot(binary()) :: {:ok, snapshot()} | error()
  def load_snapshot(binary) when is_binary(binary), do: Native.load_run(binary)

  @doc "As `dump_snapshot/1`, of a run that waits for futures."
  @spec dump_future_snapshot(futures()) :: {:ok, binary()} | error()
  def dump_future_snapshot(futures), do: Native.dump_run(futures)

  @doc "As `load_snapshot/1`, of a run that waits for futures."
  @spec load_future_snapshot(binary()) :: {:ok, futures()} | error()
  def load_future_snapshot(binary) when is_binary(binary), do: Native.load_run(binary)

  @doc "Another run that stands where this one does; both can be resumed."
  @spec fork_snapshot(snapshot()) :: {:ok, snapshot()} | error()
  def fork_snapshot(snapshot), do: Native.fork_run(snapshot)

  @doc "The limits of a run that is given none. `:unlimited` lifts one."
  @spec default_limits() :: map()
  def default_limits, do: Limits.defaults()

  @doc "The most that `max_recursion_depth` can be."
  @spec max_recursion_depth_cap() :: pos_integer()
  def max_recursion_depth_cap, do: Limits.depth_cap()
end
