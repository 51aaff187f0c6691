defmodule ExMonty.Sandbox do
  @moduledoc """
  Runs a script and answers what it asks by handlers.

      ExMonty.Sandbox.run("double(21)", functions: %{"double" => fn [x], _kwargs -> {:ok, x * 2} end})
      #=> {:ok, 42, ""}

  A handler gives `{:ok, value}`, `{:error, type, message}`, or `{:pending, fun}`: the script gets an awaitable then, and
  `fun` runs beside others until it gives one of the first two. Each handler runs in a process of its own; what it raises
  is an exception of the script.

  A name that a script uses is a function of the host when `:functions` has it, when `handle_name_lookup/1` says so, or when
  the handler module has `handle_function/3`. Methods of dataclasses that the host gave go the same way, by their names, with
  the instance as the first argument.
  """

  alias ExMonty.{Callback, FunctionCall, Mount, OsCall, PseudoFS}

  @type handler_result ::
          {:ok, term()}
          | {:error, atom() | String.t(), String.t()}
          | {:error, String.t()}
          | {:pending, (() -> handler_result())}

  @doc "A function of the host is called."
  @callback handle_function(name :: String.t(), args :: list(), kwargs :: map()) ::
              handler_result()
  @doc "An undefined name is read: `{:ok, value}`, `{:ok, {:function, name}}`, or `:undefined`."
  @callback handle_name_lookup(name :: String.t()) :: handler_result() | :undefined
  @doc "The operating system is asked."
  @callback handle_os(function :: atom(), args :: list(), kwargs :: map()) :: handler_result()
  @optional_callbacks handle_name_lookup: 1, handle_os: 3

  @os_functions ~w(exists is_file is_dir is_symlink read_text read_bytes write_text write_bytes append_text append_bytes
    open mkdir unlink rmdir iterdir stat rename resolve absolute getenv get_environ date_today datetime_now)a

  @doc """
  Compiles and runs a script.

    * `:inputs` - a map of names to values
    * `:functions` - a map of names to `fn args, kwargs -> result end`
    * `:handler` - a module with this behaviour
    * `:os` - an `ExMonty.PseudoFS`, or a map of operations to `fn args, kwargs -> result end`
    * `:mounts` - an `ExMonty.Mount`; answers for its own paths first
    * `:limits`, `:script_name`, `:on_output` - as for `ExMonty.eval/2`
    * `:callback_timeout` - milliseconds for each handler (10,000), or `:infinity`
  """
  @spec run(String.t(), keyword()) ::
          {:ok, term(), String.t()} | ExMonty.error() | {:error, :mount_in_use}
  def run(code, opts \\ []) do
    drive(opts, &begin(code, opts, &1))
  end

  @doc "The same; a fourth element is the `ExMonty.PseudoFS` as the script left it."
  @spec run_with_fs(String.t(), keyword()) ::
          {:ok, term(), String.t(), PseudoFS.t()} | {:error, term(), PseudoFS.t()}
  def run_with_fs(code, opts) do
    %PseudoFS{} = opts[:os]

    case drive_with_state(opts, &begin(code, opts, &1)) do
      {{:ok, value, output}, state} -> {:ok, value, output, state.os}
      {{:error, reason}, nil} -> {:error, reason, opts[:os]}
      {{:error, reason}, state} -> {:error, reason, state.os}
    end
  end

  defp begin(code, opts, extra) do
    inputs = Keyword.get(opts, :inputs, %{})

    with :ok <- ExMonty.a_map(inputs),
         {:ok, runner} <-
           ExMonty.compile(code, [inputs: Map.keys(inputs)] ++ Keyword.take(opts, [:script_name])),
         {:ok, options} <-
           ExMonty.Limits.options(opts[:limits], extra ++ Keyword.take(opts, [:on_output])) do
      ExMonty.Native.start(runner, inputs, options)
    end
  end

  @doc false
  def drive(opts, starter), do: opts |> drive_with_state(starter) |> elem(0)

  defp drive_with_state(opts, starter) do
    with {:ok, state} <- new_state(opts), {:ok, lease} <- checkout(opts[:mounts]) do
      try do
        starter.(if lease, do: [lease: lease.ref], else: [])
        |> loop(%{state | mounted: lease != nil})
      after
        if lease, do: Mount.release(lease)
      end
    else
      {:error, _} = error -> {error, nil}
    end
  end

  defp checkout(nil), do: {:ok, nil}
  defp checkout(%Mount{} = mounts), do: Mount.checkout(mounts)
  defp checkout(_), do: {:error, ":mounts must be an ExMonty.Mount"}

  defp new_state(opts) do
    with {:ok, os} <- os_of(opts[:os]),
         {:ok, timeout} <- timeout_of(Keyword.get(opts, :callback_timeout, 10_000)) do
      {:ok,
       %{
         functions:
           Map.new(Keyword.get(opts, :functions, %{}), fn {name, fun} ->
             {to_string(name), fun}
           end),
         handler: loaded(opts[:handler]),
         os: os,
         timeout: timeout,
         mounted: false,
         output: [],
         workers: %{}
       }}
    end
  end

  defp timeout_of(:infinity), do: {:ok, :infinity}
  defp timeout_of(ms) when is_integer(ms) and ms >= 0, do: {:ok, ms}

  defp timeout_of(other),
    do: {:error, "callback_timeout must be milliseconds or :infinity, got #{inspect(other)}"}

  defp loaded(nil), do: nil

  defp loaded(module) do
    Code.ensure_loaded(module)
    module
  end

  defp os_of(nil), do: {:ok, %{}}
  defp os_of(%PseudoFS{} = fs), do: {:ok, fs}

  defp os_of(map) when is_map(map) do
    known = Map.new(@os_functions, &{to_string(&1), &1})
    unknown = map |> Map.keys() |> Enum.reject(&Map.has_key?(known, to_string(&1)))

    if unknown == [],
      do: {:ok, Map.new(map, fn {name, fun} -> {known[to_string(name)], fun} end)},
      else: {:error, "unknown operations in :os: #{Enum.map_join(unknown, ", ", &inspect/1)}"}
  end

  defp os_of(_), do: {:error, ":os must be an ExMonty.PseudoFS or a map of functions"}

  defp loop({:error, _} = error, state) do
    stop_workers(state)
    {ExMonty.prepend(error, IO.iodata_to_binary(state.output)), state}
  end

  defp loop({:ok, {:complete, value, output}}, state) do
    stop_workers(state)
    {{:ok, value, IO.iodata_to_binary([state.output, output])}, state}
  end

  defp loop({:ok, {:resolve_futures, futures, output}}, state) do
    {results, state} = await(futures, %{state | output: [state.output, output]})
    futures |> ExMonty.resume_futures(results) |> loop(state)
  end

  defp loop({:ok, {:name_lookup, name, snapshot, output}}, state) do
    answer(snapshot, lookup(name, state), %{state | output: [state.output, output]})
  end

  defp loop({:ok, {:os_call, call, snapshot, output}}, state) do
    {result, state} = system_call(call, %{state | output: [state.output, output]})
    answer(snapshot, result, state)
  end

  defp loop({:ok, {_call, %FunctionCall{} = call, snapshot, output}}, state) do
    state = %{state | output: [state.output, output]}

    case function_call(call, state) do
      {:pending, fun} ->
        {worker, monitor} = Callback.begin(fun)
        workers = Map.put(state.workers, call.call_id, {worker, monitor, deadline(state.timeout)})
        answer(snapshot, :pending, %{state | workers: workers})

      result ->
        answer(snapshot, result, state)
    end
  end

  # A value that cannot cross is the handler's fault, and an exception of the script like its others.
  defp answer(snapshot, result, state) do
    case ExMonty.resume(snapshot, result) do
      {:error, reason} when is_binary(reason) and result != :no_handler ->
        snapshot |> ExMonty.resume({:error, :runtime_error, reason}) |> loop(state)

      next ->
        loop(next, state)
    end
  end

  defp lookup(name, state) do
    cond do
      Map.has_key?(state.functions, name) ->
        {:ok, {:function, name}}

      exports?(state.handler, :handle_name_lookup, 1) ->
        Callback.call(fn -> state.handler.handle_name_lookup(name) end, state.timeout)

      exports?(state.handler, :handle_function, 3) ->
        {:ok, {:function, name}}

      true ->
        :undefined
    end
  end

  defp function_call(%FunctionCall{name: name, args: args, kwargs: kwargs}, state) do
    case state.functions do
      %{^name => fun} ->
        Callback.call(fn -> fun.(args, kwargs) end, state.timeout)

      _ ->
        if exports?(state.handler, :handle_function, 3),
          do:
            Callback.call(
              fn -> state.handler.handle_function(name, args, kwargs) end,
              state.timeout
            ),
          else: {:error, :name_error, "name '#{name}' is not defined"}
    end
  end

  defp system_call(
         %OsCall{function: function, args: args, kwargs: kwargs},
         %{os: %PseudoFS{} = fs} = state
       ) do
    case PseudoFS.handle_os(fs, function, args, kwargs) do
      {%PseudoFS{} = changed, result} -> {result, %{state | os: changed}}
      {:error, :not_implemented_error, _} -> {:no_handler, state}
      result -> {result, state}
    end
  end

  defp system_call(%OsCall{function: function, args: args, kwargs: kwargs}, state) do
    result =
      cond do
        Map.has_key?(state.os, function) ->
          Callback.call(fn -> state.os[function].(args, kwargs) end, state.timeout)

        function in @os_functions and exports?(state.handler, :handle_os, 3) ->
          Callback.call(fn -> state.handler.handle_os(function, args, kwargs) end, state.timeout)

        function not in @os_functions ->
          beside(function, args, state)

        state.mounted ->
          :no_handler

        true ->
          {:error, :os_error, "OS operation '#{function}' is not permitted"}
      end

    {result, state}
  end

  # What a script needs of the machine besides the operations that handlers are written for: its own pace, and
  # randomness. The time of day is what the handlers say it is.
  defp beside(monotonic, [], _) when monotonic in ["monotonic_ns", "process_time_ns"],
    do:
      {:ok,
       System.monotonic_time(:nanosecond) -
         System.convert_time_unit(:erlang.system_info(:start_time), :native, :nanosecond)}

  defp beside("urandom", [count], _) when count in 0..65_536,
    do: {:ok, {:bytes, :crypto.strong_rand_bytes(count)}}

  defp beside("sleep", [seconds], state) when is_number(seconds),
    do: Callback.call(fn -> pause(seconds) end, state.timeout)

  defp beside("time_ns", [], state) do
    utc = {:timezone, %{offset_seconds: 0, name: nil}}

    case system_call(%OsCall{function: :datetime_now, args: [utc]}, state) do
      {{:ok, {:datetime, at}}, _} -> {:ok, unix_ns(at)}
      _ -> :no_handler
    end
  end

  defp beside(_, _, _), do: :no_handler

  defp pause(seconds) do
    Process.sleep(ceil(max(seconds, 0) * 1000))
    {:ok, nil}
  end

  defp unix_ns(at) do
    {:ok, day} = Date.new(at.year, at.month, at.day)
    days = Date.diff(day, ~D[1970-01-01])

    seconds =
      days * 86_400 + at.hour * 3600 + at.minute * 60 + at.second - (at.offset_seconds || 0)

    seconds * 1_000_000_000 + at.microsecond * 1000
  end

  defp exports?(nil, _, _), do: false
  defp exports?(module, function, arity), do: function_exported?(module, function, arity)

  # At least one result of those that the run waits for, unless its own timer comes first.
  defp await(futures, state) do
    {:ok, ids, wake} = ExMonty.Native.waiting_for(futures)
    waiting = Map.take(state.workers, ids)

    lost =
      for id <- ids,
          not Map.has_key?(waiting, id),
          do: {id, Callback.failed("nobody answers this call")}

    if lost != [] do
      {lost, state}
    else
      collect(waiting, wait_ms(waiting, wake), state)
    end
  end

  defp collect(waiting, ms, state) do
    by_worker = Map.new(waiting, fn {id, {worker, monitor, _}} -> {worker, {id, monitor}} end)

    receive do
      {worker, result} when is_map_key(by_worker, worker) ->
        {id, monitor} = by_worker[worker]
        Process.demonitor(monitor, [:flush])
        done(id, settled(result), state)

      {:DOWN, _, :process, worker, _} when is_map_key(by_worker, worker) ->
        {id, _} = by_worker[worker]
        done(id, Callback.failed("callback process exited before returning"), state)
    after
      ms -> timed_out(waiting, state)
    end
  end

  defp settled(result) do
    case Callback.checked(result) do
      {:pending, _} -> Callback.failed("handler returned an invalid result")
      :undefined -> Callback.failed("handler returned an invalid result")
      checked -> checked
    end
  end

  # What else has come by now is settled at once.
  defp done(id, result, state) do
    state = %{state | workers: Map.delete(state.workers, id)}
    {more, state} = collect_now(state)
    {[{id, result} | more], state}
  end

  defp collect_now(%{workers: workers} = state) when workers == %{}, do: {[], state}

  defp collect_now(state) do
    by_worker =
      Map.new(state.workers, fn {id, {worker, monitor, _}} -> {worker, {id, monitor}} end)

    receive do
      {worker, result} when is_map_key(by_worker, worker) ->
        {id, monitor} = by_worker[worker]
        Process.demonitor(monitor, [:flush])
        done(id, settled(result), state)
    after
      0 -> {[], state}
    end
  end

  defp timed_out(waiting, state) do
    now = System.monotonic_time(:millisecond)

    late =
      for {id, {worker, monitor, deadline}} <- waiting,
          deadline != :infinity,
          deadline <= now,
          do: {id, worker, monitor}

    results =
      for {id, worker, monitor} <- late do
        Callback.stop(worker, monitor)
        {id, {:error, :timeout_error, "callback timed out after #{state.timeout} ms"}}
      end

    {results, %{state | workers: Map.drop(state.workers, Enum.map(late, &elem(&1, 0)))}}
  end

  defp deadline(:infinity), do: :infinity
  defp deadline(ms), do: System.monotonic_time(:millisecond) + ms

  defp wait_ms(waiting, wake) do
    now = System.monotonic_time(:millisecond)

    deadlines =
      for {_, {_, _, deadline}} <- waiting, deadline != :infinity, do: max(deadline - now, 0)

    timers = if wake, do: [ceil(wake * 1000)], else: []
    Enum.min(deadlines ++ timers, fn -> :infinity end)
  end

  defp stop_workers(state) do
    for {_, {worker, monitor, _}} <- state.workers, do: Callback.stop(worker, monitor)
  end
end
