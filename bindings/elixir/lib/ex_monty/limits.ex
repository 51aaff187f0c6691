defmodule ExMonty.Limits do
  @moduledoc false
  # The map of limits, checked, as the NIF takes it.

  @defaults %{
    max_duration_secs: 10.0,
    max_memory: 512 * 1024 * 1024,
    max_recursion_depth: 1000,
    max_allocations: :unlimited,
    max_fuel: :unlimited,
    max_output: :unlimited,
    max_host_calls: :unlimited
  }
  # Accepted, and of no meaning here: collections are scheduled by what is alive.
  @ignored [:gc_interval]
  @depth_cap 1_000_000

  def defaults, do: @defaults
  def depth_cap, do: @depth_cap

  @doc false
  # {:ok, options for the NIF} or {:error, reason}.
  def options(limits, extra \\ []) do
    with {:ok, limits} <- normalize(limits),
         {:ok, memory} <- whole(limits, :max_memory),
         {:ok, seconds} <- seconds(limits.max_duration_secs),
         {:ok, fuel} <- whole(limits, :max_fuel),
         {:ok, allocations} <- whole(limits, :max_allocations),
         {:ok, output} <- whole(limits, :max_output),
         {:ok, host_calls} <- whole(limits, :max_host_calls),
         {:ok, depth} <- whole(limits, :max_recursion_depth) do
      {:ok,
       {memory, seconds, fuel, allocations, output, host_calls,
        min(depth || @depth_cap, @depth_cap), extra[:lease], extra[:on_output],
        Keyword.get(extra, :hosted, true)}}
    end
  end

  defp normalize(nil), do: {:ok, @defaults}

  defp normalize(limits) when is_map(limits) do
    unknown = Map.keys(limits) -- (Map.keys(@defaults) ++ @ignored)

    if unknown == [],
      do: {:ok, Map.merge(@defaults, limits)},
      else: {:error, "unknown limits: #{Enum.map_join(unknown, ", ", &inspect/1)}"}
  end

  defp normalize(limits) when is_list(limits) do
    if Keyword.keyword?(limits),
      do: normalize(Map.new(limits)),
      else: {:error, "limits must be a map"}
  end

  defp normalize(_), do: {:error, "limits must be a map"}

  defp whole(limits, key) do
    case Map.fetch!(limits, key) do
      none when none in [nil, :unlimited] ->
        {:ok, nil}

      n when is_integer(n) and n >= 0 ->
        {:ok, min(n, 0x7FFF_FFFF_FFFF_FFFF)}

      other ->
        {:error, "#{key} must be a non-negative integer or :unlimited, got #{inspect(other)}"}
    end
  end

  defp seconds(none) when none in [nil, :unlimited], do: {:ok, nil}
  defp seconds(n) when is_number(n) and n >= 0, do: {:ok, n / 1}

  defp seconds(other),
    do:
      {:error,
       "max_duration_secs must be a non-negative number or :unlimited, got #{inspect(other)}"}
end
