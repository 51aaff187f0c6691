"""The Python examples of Monty's readme, as they stand there."""

from __future__ import annotations

import monty


def test_run(capsys):
    code = """
def fib(n):
    if n <= 1:
        return n
    return fib(n - 1) + fib(n - 2)

fib(x)
"""

    m = monty.Monty(code, inputs=['x'], script_name='fib.py')
    print(m.run(inputs={'x': 10}))
    assert capsys.readouterr().out == '55\n'


def test_iterative_execution(capsys):
    code = """
data = fetch(url)
len(data)
"""

    m = monty.Monty(code, inputs=['url'], external_functions=['fetch'])

    # Start execution - pauses when fetch() is called
    result = m.start(inputs={'url': 'https://example.com'})

    print(type(result))
    assert capsys.readouterr().out == "<class 'monty.MontySnapshot'>\n"
    print(result.function_name)  # fetch
    assert capsys.readouterr().out == 'fetch\n'
    print(result.args)
    assert capsys.readouterr().out == "('https://example.com',)\n"

    # Perform the actual fetch, then resume with the result
    result = result.resume('hello world')

    print(type(result))
    assert capsys.readouterr().out == "<class 'monty.MontyComplete'>\n"
    print(result.output)
    assert capsys.readouterr().out == '11\n'


def test_serialization(capsys):
    # Serialize parsed code to avoid re-parsing
    m = monty.Monty('x + 1', inputs=['x'])
    data = m.dump()

    # Later, restore and run
    m2 = monty.Monty.load(data)
    print(m2.run(inputs={'x': 41}))
    assert capsys.readouterr().out == '42\n'

    # Serialize execution state mid-flight
    m = monty.Monty('fetch(url)', inputs=['url'], external_functions=['fetch'])
    progress = m.start(inputs={'url': 'https://example.com'})
    state = progress.dump()

    # Later, restore and resume (e.g., in a different process)
    progress2 = monty.MontySnapshot.load(state)
    result = progress2.resume('response data')
    print(result.output)
    assert capsys.readouterr().out == 'response data\n'
