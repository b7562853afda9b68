/**
 * The grader that a folder carries, in Python and nothing beside its standard library: the rules of every task's `check`, written once
 * for lm-eval and Inspect. `scorer.python.test.ts` holds it against `check` on a list of spellings and near misses.
 */
export const SCORER_PYTHON = String.raw`"""Says whether an answer is right, by the rules of TAIL Tracer's own checks: equivalent spellings of numbers and lists count, of several
right answers each does, and texts count character by character."""

import json
import math
import re
import sys

# Answers may have more digits than Python converts by default (4300).
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)

# What asks for the box, for models that were not trained on texts that end in one.
BOX_REQUEST = "\n\nPlease reason step by step, and put your final answer within \\boxed{}."

SPACES = " \t\n\r\f\v\u00a0\u2009\u202f"
NUMBER = re.compile("([+\\-\u2212]?)([0-9]+|[0-9]{1,3}(?:[,_ \u00a0\u2009\u202f][0-9]{3})+)(?:\\.([0-9]*))?")
BRACE = re.compile("[{}]")
BOX = "\\boxed{"


def last_box(text):
    """What stands in the last box whose braces are balanced, or None. One pass: the time grows with the length of the text."""
    answer = None
    started = -1
    still_open = []
    at = 0
    while True:
        found = BRACE.search(text, at)
        if found is None:
            return answer
        at = found.end()
        if found.group() == "{":
            is_box = text.endswith(BOX, 0, at)
            still_open.append((at, is_box))
        elif still_open:
            start, is_box = still_open.pop()
            if is_box and start > started:
                started = start
                answer = text[start : found.start()]


def _number(text):
    """A decimal number as a whole number and how many of its digits stand after the point, or None."""
    match = NUMBER.fullmatch(text.strip(SPACES))
    if not match:
        return None
    decimals = (match.group(3) or "").rstrip("0")
    digits = int(re.sub("[^0-9]", "", match.group(2)) + decimals)
    return (digits if match.group(1) in ("", "+") else -digits, len(decimals))


def _is_integer(text, number):
    return _number(text) == (number, 0)


def _without_brackets(answer):
    text = answer.strip(SPACES)
    if len(text) > 1 and text[0] == "[" and text[-1] == "]":
        return text[1:-1].strip(SPACES)
    return text


def _items(answer):
    return [item.strip(SPACES) for item in _without_brackets(answer).split(",")]


def _is_word(answer, word):
    return answer.strip(SPACES).lower() == word


def _are_integers(items, numbers):
    return len(items) == len(numbers) and all(_is_integer(item, number) for item, number in zip(items, numbers))


def _operands(x1, x2):
    (first, places1), (second, places2) = _number(x1), _number(x2)
    places = max(places1, places2)
    return first * 10 ** (places - places1), second * 10 ** (places - places2), places


def _addition(answer, x1, x2):
    first, second, places = _operands(x1, x2)
    given = _number(answer)
    return given is not None and given[1] <= places and given[0] * 10 ** (places - given[1]) == first + second


def _division(answer, x1, x2, places):
    first, second, _ = _operands(x1, x2)
    given = _number(answer)
    quotient = first * 10**places // second
    return given is not None and given[1] <= places and given[0] * 10 ** (places - given[1]) == quotient


def _sort(answer, list):
    return _are_integers(_items(answer), sorted(list))


def _flip(answer, text):
    return answer == text[::-1]


def _compare(answer, x1, x2):
    first, second, _ = _operands(x1, x2)
    return answer == ("<" if first < second else ">" if first > second else "=")


def _substrings(answer, text):
    length = len(text)
    return answer == ", ".join(text[start:end] for start in range(length) for end in range(start + 1, length + 1))


def _derangement(answer, n):
    value = 1
    for size in range(1, n + 1):
        value = size * value + (1 if size % 2 == 0 else -1)
    return _is_integer(answer, value)


def _population(answer, n, x, y, z):
    pairs = [y]
    for unit in range(1, n + 1):
        pairs.append(pairs[-1] + (z * pairs[unit - x] if unit >= x else 0))
    return _is_integer(answer, pairs[n])


def _dijkstra(answer, vertices, edges, source):
    distances = [math.inf] * vertices
    distances[source] = 0
    changed = True
    while changed:
        changed = False
        for u, v, weight in edges:
            for start, end in ((u, v), (v, u)):
                if distances[start] + weight < distances[end]:
                    distances[end] = distances[start] + weight
                    changed = True
    items = _items(answer)
    return len(items) == vertices and all(
        _is_word(item, "inf") if distance == math.inf else _is_integer(item, distance)
        for item, distance in zip(items, distances)
    )


def _schedule(answer, queues, tasks):
    taken = []
    total = 0
    # Best task first; it is taken if, counted by deadline, no more are due than there are places.
    for benefit, deadline in sorted(tasks, key=lambda task: -task[0]):
        due = sorted(taken + [deadline])
        if all(index // queues < each for index, each in enumerate(due)):
            taken = due
            total += benefit
    return _is_integer(answer, total)


def _letters(answer, text, letter):
    return _is_integer(answer, text.lower().count(letter.lower()))


def _diophantine(answer, x1, x2, n):
    solutions = [(a, (n - x1 * a) // x2) for a in range(n // x1 + 1) if (n - x1 * a) % x2 == 0]
    given = _without_brackets(answer)
    if not solutions:
        return _is_word(given, "none")
    if not given.startswith("(") or not given.endswith(")"):
        return False
    pairs = [pair.split(",") for pair in re.split(r"\)[ \t\n\r]*,[ \t\n\r]*\(", given[1:-1])]
    return len(pairs) == len(solutions) and all(_are_integers(pair, both) for pair, both in zip(pairs, solutions))


def _primes(answer, n, m):
    primes = [c for c in range(max(n, 2), m + 1) if all(c % d for d in range(2, math.isqrt(c) + 1))]
    if not primes:
        return _is_word(_without_brackets(answer), "none")
    return _are_integers(_items(answer), primes)


def _knapsack(answer, capacity, weights, values):
    best = {0: 0}
    for weight, value in zip(weights, values):
        for total, before in list(best.items()):
            if total + weight <= capacity and before + value > best.get(total + weight, 0):
                best[total + weight] = before + value
    return _is_integer(answer, max(best.values()))


def _is_subsequence(part, whole):
    characters = iter(whole)
    return all(character in characters for character in part)


def _lcs(answer, x1, x2):
    letters = "" if answer == '""' else answer
    above = [0] * (len(x2) + 1)
    for letter in x1:
        row = [0]
        for column, other in enumerate(x2):
            row.append(above[column] + 1 if letter == other else max(above[column + 1], row[column]))
        above = row
    common = _is_subsequence(letters, x1) and _is_subsequence(letters, x2)
    return answer != "" and common and len(letters) == above[-1]


def _levenshtein(answer, x1, x2):
    above = list(range(len(x2) + 1))
    for index, letter in enumerate(x1):
        row = [index + 1]
        for column, other in enumerate(x2):
            row.append(min(above[column] + (letter != other), above[column + 1] + 1, row[column] + 1))
        above = row
    return _is_integer(answer, above[-1])


def _search(answer, list, target):
    return _is_integer(answer, list.index(target)) if target in list else _is_word(answer, "not found")


def _combinations(answer, list, k):
    return _is_integer(answer, math.comb(len(list), k))


def _palindromes(answer, text):
    ways = [1]
    for end in range(1, len(text) + 1):
        pieces = ((start, text[start:end]) for start in range(end))
        ways.append(sum(ways[start] for start, piece in pieces if piece == piece[::-1]))
    return _is_integer(answer, ways[-1])


CHECKS = {
    "large-number-addition": _addition,
    "large-number-division": _division,
    "bubble-sort": _sort,
    "word-flip": _flip,
    "compare-numbers": _compare,
    "any-substring": _substrings,
    "derangement": _derangement,
    "population-growth": _population,
    "dijkstra": _dijkstra,
    "multi-machine-schedule": _schedule,
    "count-letters": _letters,
    "diophantine-equation": _diophantine,
    "prime-search": _primes,
    "knapsack-01": _knapsack,
    "lcs": _lcs,
    "levenshtein-distance": _levenshtein,
    "binary-search": _search,
    "permutation-combination": _combinations,
    "palindrome-combination": _palindromes,
}


def is_right(task, instance, answer):
    """Whether an answer is right, without its box; the instance is the record's, as JSON text or taken apart."""
    if isinstance(instance, str):
        instance = json.loads(instance)
    return CHECKS[task](answer.strip(SPACES), **instance)


def grade(task, instance, completion):
    """Whether a completion ends in a right answer: that in its last box."""
    answer = last_box(completion)
    return answer is not None and is_right(task, instance, answer)


def process_results(doc, results):
    """For lm-eval: what a completion scores."""
    return {"exact_match": float(grade(doc["task"], doc["instance"], results[0]))}


def boxed_query(doc):
    """For lm-eval: the query, and a word that asks for the box."""
    return doc["query"] + BOX_REQUEST
`;
