"""What a registration keeps, the checks that refuse what is no hook, and the call of one."""
import asyncio
import functools
import inspect
import threading
from typing import Any, Callable, Dict, Tuple


class Hook:
    """A function with the arguments of its registration."""

    __slots__ = ("function", "args", "kwargs", "name")

    def __init__(self, function: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> None:
        check(function, args, kwargs)
        self.function, self.args, self.kwargs = function, args, kwargs
        self.name = name_of(function)

    def run(self) -> None:
        """Calls the function; awaits what it returns if that can be awaited."""
        call(self.name, self.function, *self.args, **self.kwargs)


def call(name: str, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> None:
    """Calls the function; awaits what it returns if that can be awaited."""
    result = function(*args, **kwargs)
    if inspect.isawaitable(result):
        _await(result)
    elif inspect.isgenerator(result) or inspect.isasyncgen(result):
        raise TypeError(f"the hook {name} returned a generator, so its body did not run; use a plain function")


def check_factory(function: Callable[..., Any]) -> None:
    """Raises TypeError for what cannot make a value where nobody awaits it."""
    check(function, (), {})
    if inspect.iscoroutinefunction(_target(function)):
        raise TypeError(
            f"{name_of(function)} is a coroutine function, and get() cannot await the value that it makes; "
            "pass a plain function, and await in the handler what has to be awaited"
        )


def name_of(function: Callable[..., Any]) -> str:
    """module.qualname; of a partial or a callable object, that of what it calls."""
    while isinstance(function, functools.partial):
        function = function.func
    if not hasattr(function, "__qualname__"):
        function = type(function)
    module = getattr(function, "__module__", None)
    return f"{module}.{function.__qualname__}" if module else function.__qualname__


def _target(function: Callable[..., Any]) -> Any:
    """The function behind a partial or a callable object."""
    target: Any = function
    while isinstance(target, functools.partial):
        target = target.func
    if not inspect.isroutine(target) and not inspect.isclass(target):
        target = getattr(target, "__call__", target)
    return target


def check(function: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> None:
    """Raises TypeError for what cannot be a hook, with what to pass instead."""
    if not callable(function):
        raise TypeError(
            f"a hook must be callable, got {type(function).__name__}: {function!r:.80}; "
            "pass the function itself, without calling it"
        )
    target = _target(function)
    name = name_of(function)
    if inspect.isgeneratorfunction(target) or inspect.isasyncgenfunction(target):
        raise TypeError(f"{name} is a generator function: calling it would run nothing; use a plain function without yield")
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return  # a built-in that does not tell its parameters
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        raise TypeError(
            f"{name}{signature} cannot be called with the arguments of its registration: {error}; "
            "pass them after the function"
        ) from None


def _await(awaitable: Any) -> None:
    """Waits for it in a new event loop; in a thread of its own if this thread already runs a loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        _run_in_new_loop(awaitable)
        return
    errors = []

    def body() -> None:
        try:
            _run_in_new_loop(awaitable)
        except BaseException as error:  # handed to the phase
            errors.append(error)

    thread = threading.Thread(target=body, name="snapcheck-hook")
    thread.start()
    thread.join()
    if errors:
        raise errors[0]


def _run_in_new_loop(awaitable: Any) -> None:
    """asyncio.run without its side effect: that leaves the thread without a current event loop, on which programs rely."""

    async def wait() -> None:
        await awaitable

    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(wait())
    finally:
        try:
            left = asyncio.all_tasks(loop)
            for task in left:
                task.cancel()
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True) if left else asyncio.sleep(0))
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            loop.close()
