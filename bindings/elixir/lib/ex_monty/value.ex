defmodule ExMonty.Value do
  @moduledoc "Values of Python as data for JSON."

  @doc """
  The nearest thing that JSON can hold: sets become sorted lists, tuples lists, bytes text or Base64, dates ISO 8601, keys
  strings.

      iex> ExMonty.Value.to_json_safe(%{1 => {:path, "/tmp"}, "s" => MapSet.new([2, 1])})
      %{"1" => "/tmp", "s" => [1, 2]}
  """
  @spec to_json_safe(term()) :: term()
  def to_json_safe(value)

  def to_json_safe(value) when is_nil(value) or is_boolean(value) or is_number(value), do: value
  def to_json_safe(:nan), do: "NaN"
  def to_json_safe(:infinity), do: "Infinity"
  def to_json_safe(:neg_infinity), do: "-Infinity"
  def to_json_safe(:ellipsis), do: "Ellipsis"
  def to_json_safe(:not_implemented), do: "NotImplemented"
  def to_json_safe(value) when is_atom(value), do: Atom.to_string(value)
  def to_json_safe(value) when is_binary(value), do: value
  def to_json_safe(value) when is_list(value), do: Enum.map(value, &to_json_safe/1)
  def to_json_safe(%MapSet{} = set), do: set |> Enum.sort() |> Enum.map(&to_json_safe/1)
  def to_json_safe(%ExMonty.Dataclass{fields: fields}), do: to_json_safe(fields)

  def to_json_safe(%ExMonty.Exception{} = exception),
    do: %{"type" => to_string(exception.type), "message" => exception.message}

  def to_json_safe(%_{} = struct), do: struct |> Map.from_struct() |> to_json_safe()

  def to_json_safe(map) when is_map(map),
    do: Map.new(map, fn {key, value} -> {key(key), to_json_safe(value)} end)

  def to_json_safe({:bytes, bytes}),
    do: if(String.valid?(bytes), do: bytes, else: Base.encode64(bytes))

  def to_json_safe({tag, text})
      when tag in [:path, :repr, :decimal, :uuid, :cycle, :type, :module],
      do: text

  def to_json_safe({:date, %{year: year, month: month, day: day}}),
    do: "#{pad(year, 4)}-#{pad(month, 2)}-#{pad(day, 2)}"

  def to_json_safe({:datetime, %{} = at}), do: to_json_safe({:date, at}) <> "T" <> clock(at)
  def to_json_safe({:time, %{} = at}), do: clock(at)

  def to_json_safe({tag, %{} = map}) when tag in [:timedelta, :timezone, :file_handle],
    do: Map.new(map, fn {key, value} -> {to_string(key), to_json_safe(value)} end)

  def to_json_safe({:named_tuple, _name, fields}),
    do: Map.new(fields, fn {key, value} -> {key, to_json_safe(value)} end)

  def to_json_safe({:enum, _class, _name, value}), do: to_json_safe(value)
  def to_json_safe({:function, name, _doc}), do: name
  def to_json_safe(tuple) when is_tuple(tuple), do: tuple |> Tuple.to_list() |> to_json_safe()

  defp key(nil), do: "null"
  defp key(key) when is_boolean(key) or is_number(key), do: to_string(key)

  defp key(key) do
    case to_json_safe(key) do
      text when is_binary(text) -> text
      other -> inspect(other)
    end
  end

  defp clock(%{
         hour: hour,
         minute: minute,
         second: second,
         microsecond: micro,
         offset_seconds: offset
       }) do
    fraction = if micro == 0, do: "", else: "." <> pad(micro, 6)
    "#{pad(hour, 2)}:#{pad(minute, 2)}:#{pad(second, 2)}#{fraction}#{offset(offset)}"
  end

  defp offset(nil), do: ""

  defp offset(seconds) do
    minutes = div(abs(seconds), 60)
    "#{if seconds < 0, do: "-", else: "+"}#{pad(div(minutes, 60), 2)}:#{pad(rem(minutes, 60), 2)}"
  end

  defp pad(number, width), do: number |> Integer.to_string() |> String.pad_leading(width, "0")
end
