# 'from None' hides the context.
try:
    {}["hidden"]
except KeyError:
    raise RuntimeError("only this") from None
