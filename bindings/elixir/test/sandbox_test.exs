defmodule ExMonty.SandboxTest do
  use ExUnit.Case, async: true
  alias ExMonty.{Mount, PseudoFS, Sandbox}

  defmodule Names do
    @behaviour ExMonty.Sandbox
    @impl true
    def handle_function(name, args, kwargs), do: {:ok, [name, args, kwargs]}
    @impl true
    def handle_name_lookup("limit"), do: {:ok, 10}
    def handle_name_lookup("broken"), do: {:error, :value_error, "no such thing"}
    def handle_name_lookup(_), do: :undefined
  end

  test "handlers that fail are exceptions of the script" do
    run = fn fun ->
      Sandbox.run(
        "try:\n    f()\n    r = 'fine'\nexcept Exception as e:\n    r = f'{type(e).__name__}: {e}'\nr",
        functions: %{"f" => fun},
        callback_timeout: 200
      )
    end

    assert {:ok, "RuntimeError: boom", _} = run.(fn _, _ -> raise "boom" end)
    assert {:ok, "RuntimeError: callback threw: 1", _} = run.(fn _, _ -> throw(1) end)

    assert {:ok, "RuntimeError: callback process exited before returning", _} =
             run.(fn _, _ -> Process.exit(self(), :kill) end)

    assert {:ok, "TimeoutError: callback timed out after 200 ms", _} =
             run.(fn _, _ -> Process.sleep(:infinity) end)

    assert {:ok, "RuntimeError: handler returned an invalid result", _} =
             run.(fn _, _ -> :what end)

    assert {:ok, "KeyError: 'k'", _} = run.(fn _, _ -> {:error, :key_error, "k"} end)
    assert {:ok, "RuntimeError: no", _} = run.(fn _, _ -> {:error, "no"} end)
    assert {:ok, "RuntimeError: " <> _, _} = run.(fn _, _ -> {:ok, self()} end)
    assert {:ok, "fine", _} = run.(fn _, _ -> {:ok, nil} end)
  end

  test "names" do
    assert {:ok, 11, _} = Sandbox.run("x = limit\nx + 1", handler: Names)
    assert {:ok, ["g", [1], %{"k" => 2}], _} = Sandbox.run("g(1, k=2)", handler: Names)

    assert {:error, %ExMonty.Exception{type: :name_error}} =
             Sandbox.run("y = other", handler: Names)

    assert {:error, %ExMonty.Exception{type: :value_error, message: "no such thing"}} =
             Sandbox.run("y = broken", handler: Names)

    assert {:error, %ExMonty.Exception{type: :name_error}} = Sandbox.run("f()", functions: %{})
  end

  test "methods of dataclasses" do
    user = %ExMonty.Dataclass{name: "User", fields: %{"name" => "Ada"}, type_id: 1}

    greet = fn [%ExMonty.Dataclass{fields: %{"name" => name}}, greeting], _ ->
      {:ok, "#{greeting}, #{name}"}
    end

    assert {:ok, "Hello, Ada", _} =
             Sandbox.run("u.greet('Hello')",
               inputs: %{"u" => user},
               functions: %{"greet" => greet}
             )
  end

  @tag skip: "asyncio does not await calls of the host yet"
  test "calls that run side by side" do
    code = """
    import asyncio
    async def main():
        return await asyncio.gather(slow(1), slow(2), slow(3))
    asyncio.run(main())
    """

    slow = fn [n], _ ->
      {:pending,
       fn ->
         Process.sleep(200)
         {:ok, n * 10}
       end}
    end

    {micros, result} = :timer.tc(fn -> Sandbox.run(code, functions: %{"slow" => slow}) end)
    assert {:ok, [10, 20, 30], _} = result
    assert micros < 500_000
  end

  test "output while it runs, and with errors" do
    assert {:error, %{output: "a\nb\n"}} =
             Sandbox.run("print('a')\nf()\nprint('b')\n1/0",
               functions: %{"f" => fn _, _ -> {:ok, 1} end}
             )

    assert {:ok, nil, "hello\n"} = ExMonty.eval("print('hello')", on_output: self())
    assert_received {:ex_monty_output, "hello\n"}
  end

  test "a caller that dies takes its run along" do
    {pid, monitor} =
      spawn_monitor(fn -> ExMonty.eval("while True: pass", limits: %{max_duration_secs: 30.0}) end)

    Process.sleep(50)
    Process.exit(pid, :kill)
    assert_receive {:DOWN, ^monitor, _, _, _}, 2_000
  end

  test "limits" do
    assert {:error, %ExMonty.Exception{type: :timeout_error}} =
             ExMonty.eval("while True: pass", limits: %{max_duration_secs: 0.05})

    assert {:error, %ExMonty.Exception{type: :memory_error}} =
             ExMonty.eval("'a' * 10**9", limits: %{max_memory: 10_000_000})

    assert {:error, "max_memory must be" <> _} = ExMonty.eval("1", limits: %{max_memory: -1})
    assert {:error, "unknown limits" <> _} = ExMonty.eval("1", limits: %{nonsense: 1})
    assert {:error, "limits must be a map"} = ExMonty.eval("1", limits: 5)

    assert {:ok, 1, ""} =
             ExMonty.eval("1", limits: %{max_duration_secs: :unlimited, max_memory: :unlimited})
  end

  test "inputs" do
    {:ok, runner} = ExMonty.compile("x + y", inputs: ["x", "y"])
    assert {:error, "missing required inputs: y"} = ExMonty.run(runner, %{"x" => 1})
    assert {:error, "unexpected input: z"} = ExMonty.run(runner, %{"x" => 1, "z" => 2})

    assert {:error, "too many inputs: expected 2, got 3"} =
             ExMonty.run(runner, %{"x" => 1, "y" => 2, "z" => 3})

    {:ok, none} = ExMonty.compile("1")
    assert {:error, "unexpected inputs: expected none, got 1"} = ExMonty.run(none, %{"x" => 1})
  end

  test "answers that are refused leave the pause as it was" do
    {:ok, runner} = ExMonty.compile("f()")
    {:ok, {:function_call, _, snapshot, _}} = ExMonty.start(runner)

    assert {:error, "unknown exception type: nonsense"} =
             ExMonty.resume(snapshot, {:error, :nonsense, "x"})

    assert {:error, _} = ExMonty.resume(snapshot, {:ok, self()})
    assert {:error, _} = ExMonty.resume(snapshot, :what)
    assert {:ok, {:complete, 1, ""}} = ExMonty.resume(snapshot, {:ok, 1})
    assert {:error, "snapshot already consumed"} = ExMonty.resume(snapshot, {:ok, 1})
  end

  @tag skip: "asyncio does not await calls of the host yet"
  test "futures" do
    {:ok, runner} =
      ExMonty.compile(
        "import asyncio\nasync def main():\n    return await asyncio.gather(a(), b())\nasyncio.run(main())"
      )

    {:ok, {:function_call, %{call_id: first}, snapshot, _}} = ExMonty.start(runner)
    {:ok, {:function_call, %{call_id: second}, snapshot, _}} = ExMonty.resume(snapshot, :pending)
    {:ok, {:resolve_futures, futures, _}} = ExMonty.resume(snapshot, :pending)
    assert Enum.sort(ExMonty.pending_call_ids(futures)) == [first, second]
    assert {:error, "unknown call id" <> _} = ExMonty.resume_futures(futures, [{999, {:ok, 1}}])

    assert {:error, "duplicate call id" <> _} =
             ExMonty.resume_futures(futures, [{first, {:ok, 1}}, {first, {:ok, 1}}])

    {:ok, bytes} = ExMonty.dump_future_snapshot(futures)
    {:ok, futures} = ExMonty.load_future_snapshot(bytes)
    {:ok, {:resolve_futures, futures, _}} = ExMonty.resume_futures(futures, [{second, {:ok, 2}}])
    assert {:ok, {:complete, [1, 2], _}} = ExMonty.resume_futures(futures, [{first, {:ok, 1}}])
  end

  test "bytes that are no dump" do
    for bytes <- ["", "x", :binary.copy(<<0>>, 1000), :rand.bytes(5000)] do
      assert {:error, _} = ExMonty.load_runner(bytes)
      assert {:error, _} = ExMonty.load_snapshot(bytes)
      assert {:error, _} = ExMonty.load_future_snapshot(bytes)
      assert {:error, _} = ExMonty.Session.load(bytes)
    end
  end

  test "sessions" do
    {:ok, session} = ExMonty.Session.new()
    assert {:ok, nil, ""} = ExMonty.Session.run(session, "x = 20")
    assert {:ok, 41, ""} = ExMonty.Session.run(session, "x * 2 + 1")
    {:ok, fork} = ExMonty.Session.fork(session)
    {:ok, nil, ""} = ExMonty.Session.run(fork, "x = 1")
    assert {:ok, 20, ""} = ExMonty.Session.run(session, "x")
    {:ok, bytes} = ExMonty.Session.dump(fork)
    {:ok, loaded} = ExMonty.Session.load(bytes)
    assert {:ok, 2, ""} = ExMonty.Session.run(loaded, "x + 1")

    assert {:ok, 5, ""} =
             ExMonty.Session.run(loaded, "f(x)",
               functions: %{"f" => fn [x], _ -> {:ok, x + 4} end}
             )

    assert :ok = ExMonty.Session.reset(session)
    assert {:error, %{type: :name_error}} = ExMonty.Session.run(session, "x")
  end

  test "a fork of a paused run" do
    {:ok, runner} = ExMonty.compile("f() + 1")
    {:ok, {:function_call, _, snapshot, _}} = ExMonty.start(runner)
    {:ok, other} = ExMonty.fork_snapshot(snapshot)
    assert {:ok, {:complete, 2, _}} = ExMonty.resume(snapshot, {:ok, 1})
    assert {:ok, {:complete, 11, _}} = ExMonty.resume(other, {:ok, 10})
  end

  @tag :tmp_dir
  test "mounts", %{tmp_dir: dir} do
    File.write!(Path.join(dir, "in.txt"), "from the host")
    File.ln_s!("/etc/passwd", Path.join(dir, "link"))
    mounts = Mount.new!() |> Mount.add!("/data", dir, :overlay)
    assert Mount.count(mounts) == 1

    assert [%{virtual: "/data", mode: :overlay, write_bytes_limit: :unlimited}] =
             Mount.list(mounts)

    assert {:error, {:already_mounted, "/data"}} = Mount.add(mounts, "/data", dir, :read_only)
    assert {:error, :invalid_mode} = Mount.add(mounts, "/x", dir, :what)
    assert {:error, :host_path_not_found} = Mount.add(mounts, "/x", dir <> "/none", :read_only)
    assert {:error, :invalid_virtual_path} = Mount.add(mounts, "x", dir, :read_only)

    code = """
    from pathlib import Path
    text = Path('/data/in.txt').read_text()
    Path('/data/out.txt').write_text('from the script')
    try:
        Path('/data/link').read_text()
        escaped = True
    except OSError:
        escaped = False
    (text, Path('/data/out.txt').read_text(), escaped)
    """

    assert {:ok, {"from the host", "from the script", false}, _} =
             Sandbox.run(code, mounts: mounts)

    refute File.exists?(Path.join(dir, "out.txt"))
    {:ok, lease} = Mount.checkout(mounts)
    assert {:error, :mount_in_use} = Sandbox.run(code, mounts: mounts)
    assert :ok = Mount.release(lease)
    assert :ok = Mount.release(lease)
    assert {:ok, _, _} = Sandbox.run(code, mounts: mounts)

    assert {:error, %ExMonty.Exception{type: :permission_error}} =
             Sandbox.run("from pathlib import Path\nPath('/etc/passwd').read_text()",
               mounts: mounts
             )
  end

  test "what the pseudo filesystem does" do
    fs =
      PseudoFS.new()
      |> PseudoFS.put_file("/a/b.txt", "text")
      |> PseudoFS.put_bytes("/a/c", <<255>>)

    call = fn function, args -> PseudoFS.handle_os(fs, function, args, %{}) end
    assert {:ok, "text"} = call.(:read_text, [{:path, "/a/./x/../b.txt"}])
    assert {:ok, [{:path, "/a/b.txt"}, {:path, "/a/c"}]} = call.(:iterdir, [{:path, "/a"}])

    assert {:error, :file_not_found_error, "[Errno 2]" <> _} =
             call.(:read_text, [{:path, "/none"}])

    assert {:error, :os_error, "[Errno 39]" <> _} = call.(:rmdir, [{:path, "/a"}])
    assert {:error, :os_error, "[Errno 17] File exists" <> _} = call.(:mkdir, [{:path, "/a"}])

    assert {%PseudoFS{} = moved, {:ok, {:path, "/z"}}} =
             call.(:rename, [{:path, "/a"}, {:path, "/z"}])

    assert PseudoFS.read(moved, "/z/b.txt") == "text"
    assert {:ok, {:named_tuple, "StatResult", fields}} = call.(:stat, [{:path, "/a/b.txt"}])
    assert {"st_size", 4} in fields
  end

  test "many at once" do
    results =
      1..2_000
      |> Task.async_stream(
        fn n -> Sandbox.run("f(#{n}) + 1", functions: %{"f" => fn [n], _ -> {:ok, n} end}) end,
        max_concurrency: 500,
        timeout: 60_000
      )
      |> Enum.map(fn {:ok, {:ok, value, ""}} -> value end)

    assert results == Enum.to_list(2..2_001)
  end
end
