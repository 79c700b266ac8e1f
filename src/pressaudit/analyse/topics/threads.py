"""One thread for small problems: faster there, and the same sums on every machine."""

from collections.abc import Iterator
from contextlib import contextmanager

from sklearn import config_context
from threadpoolctl import threadpool_limits


@contextmanager
def one_thread() -> Iterator[None]:
    """Run linear algebra and k-means within on one thread, without checking each small call.

    A window's worth of arithmetic is less work than handing it to a second thread, above all
    when the cores are taken.
    """
    checks = {"assume_finite": True, "skip_parameter_validation": True}
    with threadpool_limits(1), config_context(**checks):
        yield
