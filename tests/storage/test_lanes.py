"""One writer, many who want to write: the urgent first, together, and each for itself."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest

from storage.lanes import TOGETHER, Lane, Lanes

PATIENCE = 10.0  # seconds after which a test has failed


class Desk:
    """Runs batches as they come and notes them."""

    def __init__(self):
        self.batches = []
        self.lanes = Lanes(self.together)

    def together(self, works):
        self.batches.append(len(works))
        return [self.one(work) for work in works]

    def one(self, work):
        try:
            return work("session")
        except ValueError as own:
            return own


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def queue(desk):
    """Units that all wait behind one that is being done; back comes the order they were done in."""

    def run(lanes):
        entered, go, order = Event(), Event(), []

        def hold(_):
            entered.set()
            assert go.wait(PATIENCE)

        first = Thread(target=desk.lanes.run, args=(hold, Lane.TALK))
        first.start()
        assert entered.wait(PATIENCE)
        rest = []
        for number, lane in enumerate(lanes):
            work = lambda _, number=number: order.append(number)  # noqa: E731
            rest.append(Thread(target=desk.lanes.run, args=(work, lane)))
            rest[-1].start()
            waiting(desk, number + 1)
        go.set()
        for thread in (first, *rest):
            thread.join(PATIENCE)
        return order

    return run


def waiting(desk, count):
    pause = Event()
    for _ in range(int(PATIENCE * 1000)):
        if len(desk.lanes._waiting) == count:
            return
        pause.wait(0.001)
    raise AssertionError("they did not queue up")


def test_whoever_is_alone_is_served_at_once(desk):
    assert desk.lanes.run(lambda db: db, Lane.TALK) == "session"
    assert desk.batches == [1]


def test_those_who_wait_are_served_together(desk, queue):
    queue([Lane.TALK] * 5)
    assert desk.batches == [1, 5]


def test_but_not_too_many_at_once(desk, queue):
    queue([Lane.TALK] * (TOGETHER + 3))
    assert desk.batches == [1, TOGETHER, 3]


def test_the_urgent_lane_first_and_each_in_its_turn(queue):
    lanes = [Lane.JOB, Lane.TALK, Lane.JOB, Lane.INBOX, Lane.TALK, Lane.INBOX]
    assert queue(lanes) == [3, 5, 1, 4, 0, 2]


def test_what_fails_fails_alone(desk):
    def fail(_):
        raise ValueError("mine")

    with ThreadPoolExecutor(4) as pool:
        good = [pool.submit(desk.lanes.run, lambda db, n=n: n, Lane.TALK) for n in range(10)]
        bad = pool.submit(desk.lanes.run, fail, Lane.TALK)
    assert [one.result() for one in good] == list(range(10))
    with pytest.raises(ValueError, match="mine"):
        bad.result()
    assert desk.lanes.run(lambda db: "next", Lane.TALK) == "next"


def test_when_the_whole_commit_fails_everybody_hears_of_it_and_the_next_may_try():
    tries = []

    def together(works):
        tries.append(len(works))
        if len(tries) == 1:
            raise OSError("disk full")
        return [work(None) for work in works]

    lanes = Lanes(together)
    with pytest.raises(OSError, match="disk full"):
        lanes.run(lambda db: 1, Lane.TALK)
    assert lanes.run(lambda db: 2, Lane.TALK) == 2


def test_nobody_waits_for_ever_behind_one_who_was_interrupted():
    def together(works):
        raise KeyboardInterrupt

    lanes = Lanes(together)
    with pytest.raises(KeyboardInterrupt):
        lanes.run(lambda db: 1, Lane.TALK)
    with pytest.raises(KeyboardInterrupt):
        lanes.run(lambda db: 2, Lane.TALK)


def test_many_at_once_are_all_done_once(desk):
    done = []

    def one(n):
        return desk.lanes.run(lambda db: done.append(n) or n, Lane(n % 3))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(one, range(200))) == list(range(200))
    assert sorted(done) == list(range(200))
    assert sum(desk.batches) == 200
