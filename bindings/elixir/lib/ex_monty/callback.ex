defmodule ExMonty.Callback do
  @moduledoc false
  # Runs a handler's code in a process of its own: whatever it does, the run that asked gets an answer.

  @most_message 1000

  # The result of `fun`, or of what became of it, after at most `timeout` milliseconds. The process is gone by then.
  def call(fun, timeout) do
    {worker, monitor} = begin(fun)

    receive do
      {^worker, result} ->
        Process.demonitor(monitor, [:flush])
        checked(result)

      {:DOWN, ^monitor, :process, ^worker, _reason} ->
        failed("callback process exited before returning")
    after
      timeout ->
        stop(worker, monitor)
        {:error, :timeout_error, "callback timed out after #{timeout} ms"}
    end
  end

  # The same without waiting: `{worker, result}` comes as a message, or the monitor's.
  def begin(fun) do
    caller = self()

    spawned =
      {worker, _} =
      spawn_monitor(fn ->
        result =
          try do
            fun.()
          catch
            :error, reason ->
              failed(Exception.message(Exception.normalize(:error, reason, __STACKTRACE__)))

            :exit, reason ->
              failed("callback exited: #{inspect(reason)}")

            :throw, value ->
              failed("callback threw: #{inspect(value)}")
          end

        send(caller, {self(), result})
      end)

    spawn(fn -> guard(caller, worker) end)
    spawned
  end

  # A caller that dies takes its worker along.
  defp guard(caller, worker) do
    of_caller = Process.monitor(caller)
    of_worker = Process.monitor(worker)

    receive do
      {:DOWN, ^of_caller, _, _, _} -> Process.exit(worker, :kill)
      {:DOWN, ^of_worker, _, _, _} -> :ok
    end
  end

  def stop(worker, monitor) do
    Process.exit(worker, :kill)

    receive do
      {:DOWN, ^monitor, :process, ^worker, _} -> :ok
    end

    # It may have answered just before.
    receive do
      {^worker, _late} -> :ok
    after
      0 -> :ok
    end
  end

  def failed(message), do: {:error, :runtime_error, String.slice(message, 0, @most_message)}

  # A handler's result as the engine takes it.
  def checked({:ok, _} = result), do: result

  def checked({:error, type, message} = result) when is_atom(type) and is_binary(message),
    do: result

  def checked({:error, type, message} = result) when is_binary(type) and is_binary(message),
    do: result

  def checked({:error, message}) when is_binary(message), do: failed(message)
  def checked({:pending, fun} = result) when is_function(fun, 0), do: result
  def checked(:undefined), do: :undefined
  def checked(_), do: failed("handler returned an invalid result")
end
