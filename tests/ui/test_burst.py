"""A scanner is told from a hand by its pace: whatever is typed arrives in order, and a scan never acts as keys."""

from hypothesis import given
from hypothesis import strategies as st

from ui.tabs.event.checkin.burst import ECHO, LEAST, PACE, SILENCE, Burst, Verdict

signs = st.text("ABC123 ", min_size=1, max_size=30)
gaps = st.integers(0, 200)
strokes = st.lists(
    st.tuples(st.sampled_from(["sign", "sign", "sign", "end", "other", "rest"]), st.sampled_from("ABC1"), gaps),
    max_size=40,
)


def play(moves):
    """What comes of (what, sign, gap) in turn, judged by silence where the gaps are long; (typed, scans, order)."""
    burst, now = Burst(), 0.0
    typed, scans, order = [], [], []

    def take(told):
        if told.verdict is Verdict.SCANNED:
            scans.append(told.text)
            assert "".join(key[1] for key in told.keys) == told.text
        elif told.verdict is Verdict.TYPED:
            typed.extend(told.keys)
        order.extend(told.keys)

    for number, (what, sign, gap) in enumerate(moves):
        if burst.waits and gap >= SILENCE:
            take(burst.silent(now + SILENCE))
        now += gap
        if what == "sign":
            take(burst.sign((number, sign), sign, now))
        elif what == "end":
            take(burst.end(now))
        elif what == "other":
            take(burst.other())
    take(burst.silent(now + SILENCE))
    return typed, scans, order


@given(strokes)
def test_no_sign_is_lost_or_doubled_and_all_keep_their_order(moves):
    typed, scans, order = play(moves)
    given_signs = [(number, sign) for number, (what, sign, _) in enumerate(moves) if what == "sign"]
    assert order == given_signs
    assert len(typed) + sum(map(len, scans)) == len(given_signs)


@given(st.lists(st.tuples(st.just("sign"), st.sampled_from("ABC1 "), st.integers(PACE + 1, 400)), max_size=30),
       st.booleans())  # fmt: skip
def test_anything_slower_is_typing(moves, ended):
    typed, scans, _ = play([*moves, ("end", "", 5)] if ended else moves)
    assert scans == []
    assert [sign for _, sign in typed] == [sign for _, sign, _ in moves]


@given(st.lists(st.integers(0, PACE), min_size=LEAST, max_size=24), st.sampled_from(["end", "rest"]),
       st.integers(0, SILENCE - 1))  # fmt: skip
def test_a_quick_run_that_ends_is_one_scan(pace, ending, last):
    moves = [("sign", "K7MW3QXT"[n % 8], gap) for n, gap in enumerate(pace)]
    typed, scans, _ = play([*moves, (ending, "", last if ending == "end" else 300)])
    assert typed == []
    assert scans == ["".join(sign for _, sign, _ in moves)]


@given(st.integers(1, LEAST - 1), st.integers(0, PACE))
def test_a_hand_whose_first_keys_come_fast_types(quick, pace):
    moves = [("sign", "SUKARNI"[n], pace) for n in range(quick)] + [("sign", "X", 120), ("sign", "Y", 140)]
    typed, scans, _ = play([*moves, ("end", "", 10)])
    assert scans == []
    assert "".join(sign for _, sign in typed) == "SUKARNI"[:quick] + "XY"


@given(st.integers(1, 8), st.integers(PACE + 1, 500))
def test_typing_before_a_scan_stays_typing(before, gap):
    moves = [("sign", "budi san"[n], 150) for n in range(before)]
    scan = [("sign", sign, gap if n == 0 else 3) for n, sign in enumerate("K7MW3QXT")]
    typed, scans, _ = play([*moves, *scan, ("end", "", 3)])
    assert "".join(sign for _, sign in typed) == "budi san"[:before]
    assert scans == ["K7MW3QXT"]


@given(st.integers(LEAST, 60), st.booleans())
def test_a_key_held_down_is_no_scan(times, told_as_repeated):
    burst, typed, now = Burst(), [], 0.0
    for number in range(times):
        told = burst.sign(number, "a", now, repeated=told_as_repeated and number > 0)
        typed += told.keys
        now += 30
    told = burst.end(now)
    assert told.verdict is Verdict.TYPED
    assert [*typed, *told.keys] == list(range(times))


def test_the_late_end_of_a_scan_is_swallowed_once():
    burst = Burst()
    for number, sign in enumerate("K7MW3QXT"):
        burst.sign(number, sign, number * 2.0)
    assert burst.silent(14 + SILENCE).verdict is Verdict.SCANNED
    assert burst.end(14 + SILENCE + 20).verdict is Verdict.SWALLOWED
    assert burst.end(14 + SILENCE + 40).verdict is Verdict.TYPED
    for number, sign in enumerate("K7MW3QXT"):
        burst.sign(number, sign, 900 + number * 2.0)
    burst.silent(914 + SILENCE)
    assert burst.end(914 + SILENCE + ECHO + 1).verdict is Verdict.TYPED


def test_silence_is_asked_in_vain_while_a_scan_runs():
    burst = Burst()
    for number, sign in enumerate("K7MW3QX"):
        burst.sign(number, sign, number * 10.0)
    assert burst.silent(60 + SILENCE - 1).verdict is Verdict.HELD
    assert burst.waits
