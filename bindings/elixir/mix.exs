defmodule ExMonty.MixProject do
  use Mix.Project

  def project do
    [
      app: :ex_monty,
      version: "0.3.100",
      elixir: "~> 1.14",
      compilers: [:natrix | Mix.compilers()],
      description: "Sandboxed Python for Elixir, on Natrix",
      package: [licenses: ["MIT"], links: %{}],
      deps: []
    ]
  end

  def application, do: [extra_applications: [:crypto]]
end

defmodule Mix.Tasks.Compile.Natrix do
  @moduledoc "Builds the NIF with CMake: the engine's own build folder is used, so that what is built stays built."
  use Mix.Task.Compiler

  @impl true
  def run(_args) do
    source = Path.expand("../..", __DIR__)
    build = Path.join(source, "build/release")
    library = Path.join(build, "libex_monty.so")
    target = Path.join([Mix.Project.app_path(), "priv", "libex_monty.so"])

    with :ok <- configure(source, build),
         :ok <- cmake(source, ["--build", build, "--target", "ex_monty", "-j", jobs()]) do
      File.mkdir_p!(Path.dirname(target))

      if File.read(target) != File.read(library) do
        # A loaded library's file is not written over: another one takes its place.
        File.cp!(library, target <> ".new")
        File.rename!(target <> ".new", target)
        {:ok, []}
      else
        {:noop, []}
      end
    else
      {:error, reason} ->
        Mix.shell().error("natrix: #{reason}")
        {:error, []}
    end
  end

  defp configure(source, build) do
    if File.exists?(Path.join(build, "build.ninja")) and configured?(build),
      do: :ok,
      else: cmake(source, ["--preset", "release", "-DNATRIX_ELIXIR=ON"])
  end

  defp configured?(build),
    do: File.read!(Path.join(build, "CMakeCache.txt")) =~ "NATRIX_ELIXIR:BOOL=ON"

  defp jobs, do: System.get_env("NATRIX_JOBS", "2")

  defp cmake(source, args) do
    case System.find_executable("cmake") do
      nil ->
        {:error, "cmake is missing: tools/setup.sh --packages installs what a build needs"}

      cmake ->
        {_, status} =
          System.cmd(cmake, args,
            cd: source,
            into: IO.stream(:stdio, :line),
            stderr_to_stdout: true
          )

        if status == 0, do: :ok, else: {:error, "the build failed with status #{status}"}
    end
  end
end
