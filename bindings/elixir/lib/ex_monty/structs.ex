defmodule ExMonty.FunctionCall do
  @moduledoc "A function of the host that a script called; of a method, `args` begins with the instance."
  defstruct [:name, args: [], kwargs: %{}, call_id: 0]

  @type t :: %__MODULE__{
          name: String.t(),
          args: list(),
          kwargs: map(),
          call_id: non_neg_integer()
        }
end

defmodule ExMonty.OsCall do
  @moduledoc "What a script wants of the operating system."
  defstruct [:function, args: [], kwargs: %{}, call_id: 0]

  @type t :: %__MODULE__{
          function: atom() | String.t(),
          args: list(),
          kwargs: map(),
          call_id: non_neg_integer()
        }
end

defmodule ExMonty.StackFrame do
  @moduledoc "One entry of a traceback. Lines and columns count from 1; `name` is nil in the module's body."
  defstruct [:filename, :line, :column, :end_line, :end_column, :name]

  @type t :: %__MODULE__{
          filename: String.t(),
          line: pos_integer() | nil,
          column: pos_integer() | nil,
          end_line: pos_integer() | nil,
          end_column: pos_integer() | nil,
          name: String.t() | nil
        }
end

defmodule ExMonty.Exception do
  @moduledoc """
  An exception of Python. `type` is the atom of its class, or of the nearest builtin one above it, and `class_name` the
  class itself. `output` is what the script had printed when it ended with this.
  """
  defexception [:type, :message, traceback: [], class_name: nil, output: ""]

  @type t :: %__MODULE__{
          type: atom(),
          message: String.t() | nil,
          traceback: [ExMonty.StackFrame.t()],
          class_name: String.t() | nil,
          output: String.t()
        }

  @impl true
  def message(%{class_name: class_name, type: type, message: message}) do
    name = class_name || to_string(type)
    if message in [nil, ""], do: name, else: "#{name}: #{message}"
  end
end

defmodule ExMonty.Dataclass do
  @moduledoc """
  A dataclass. `fields` has string keys; `field_names` their order; `type_id` is the host's own number of it. Methods that
  a script calls on one that the host made come back to the host as `:method_call`.
  """
  defstruct [:name, fields: %{}, field_names: nil, type_id: nil, frozen: false]

  @type t :: %__MODULE__{
          name: String.t(),
          fields: %{String.t() => term()},
          field_names: [String.t()] | nil,
          type_id: non_neg_integer() | nil,
          frozen: boolean()
        }
end
