//! Proves that `jixiao::num` computes what exact rational numbers are: every figure is compared with
//! `num-rational`, whose whole numbers have no upper limit and which shares no code with it.
//! The random numbers come from fixed seeds, so that a failure comes back.

use jixiao::num::{ArithmeticError, Fraction, Mode, Number, NumberError, Points, Rounding};
use num_rational::BigRational;

/// Random numbers that are the same in every run: splitmix64, cheap enough for millions.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `most`; that small values are a little likelier does no harm here.
    fn up_to(&mut self, most: u64) -> u64 {
        self.roll() % (most + 1)
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.up_to(chances - 1) == 0
    }

    fn places(&mut self, most: u8) -> u8 {
        u8::try_from(self.up_to(most.into())).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.roll()).unwrap() % from.len()]
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, usize::try_from(self.roll()).unwrap() % (last + 1));
        }
    }

    /// A decimal as departments write it: at most 10^9, with 0 to 4 places. All sizes are equally
    /// likely, because tables hold shares of one as well as amounts of money; and every second one is a
    /// round figure, because plans are.
    fn written(&mut self) -> Written {
        let places = self.places(4);
        let most = 10_u64.pow(u32::from(self.places(9) + places));
        let round = if self.one_in(2) { most.div_ceil(10) } else { 1 };
        let units = i64::try_from(self.up_to(most / round) * round).unwrap();
        Written { units: if self.one_in(8) { -units } else { units }, places }
    }

    /// The same, but never zero.
    fn divisor(&mut self) -> Written {
        loop {
            let written = self.written();
            if written.units != 0 {
                return written;
            }
        }
    }

    /// A positive whole number of 1 to 127 bits, every length equally likely.
    fn long(&mut self) -> i128 {
        let bits = u128::from(self.roll()) << 64 | u128::from(self.roll());
        i128::try_from(bits >> (1 + self.up_to(126))).unwrap().max(1)
    }

    fn signed(&mut self, value: i128) -> i128 {
        if self.one_in(2) { -value } else { value }
    }

    /// Terms of every length, up to the limit.
    fn terms(&mut self) -> Terms {
        Terms { above: self.long_or_edge(), below: self.long() }
    }

    fn long_or_edge(&mut self) -> i128 {
        let value = match self.up_to(63) {
            0 => 0,
            1 => i128::MAX,
            _ => self.long(),
        };
        self.signed(value)
    }

    /// Terms that share factors with each other and with those of the next call, so that much can be
    /// reduced.
    fn related_terms(&mut self, factors: &[i128]) -> Terms {
        let product = |dice: &mut Self| (0..dice.up_to(4)).map(|_| *dice.pick(factors)).product::<i128>();
        let (above, below) = (product(self), product(self));
        Terms { above: self.signed(above), below }
    }

    /// A decimal over the largest terms that it can have.
    fn unreduced_terms(&mut self) -> Terms {
        let Written { units, places } = self.written();
        let (above, below) = (i128::from(units), 10_i128.pow(places.into()));
        let factor = i128::MAX / above.abs().max(below);
        Terms { above: above * factor, below: below * factor }
    }

    /// Factors for [`Dice::related_terms`]: four of them multiply to less than 127 bits.
    fn factors(&mut self) -> [i128; 5] {
        std::array::from_fn(|_| i128::from(self.up_to((1 << 31) - 2) + 1))
    }
}

/// A decimal before anybody has read it.
#[derive(Clone, Copy)]
struct Written {
    units: i64,
    places: u8,
}

impl Written {
    fn text(self) -> String {
        with_places(self.units.into(), self.places)
    }

    /// What the library reads.
    fn read(self) -> Fraction {
        self.text().parse::<Number>().unwrap().fraction()
    }

    fn exact(self) -> BigRational {
        BigRational::new_raw(self.units.into(), 10_i64.pow(self.places.into()).into())
    }
}

/// A fraction before anybody has read it.
#[derive(Clone, Copy)]
struct Terms {
    above: i128,
    below: i128,
}

impl Terms {
    fn read(self) -> Fraction {
        format!("{}/{}", self.above, self.below).parse().unwrap()
    }

    fn exact(self) -> BigRational {
        BigRational::new_raw(self.above.into(), self.below.into())
    }
}

/// The decimal of so many units of the last place, by moving digits and no arithmetic.
fn with_places(units: i128, places: u8) -> String {
    let places = usize::from(places);
    let mut digits = format!("{:0width$}", units.unsigned_abs(), width = places + 1);
    if places > 0 {
        digits.insert(digits.len() - places, '.');
    }
    if units < 0 { format!("-{digits}") } else { digits }
}

/// The value of a text that the library has printed.
fn printed(text: &str) -> BigRational {
    if let Some((above, below)) = text.split_once('/') {
        return BigRational::new_raw(above.parse().unwrap(), below.parse().unwrap());
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let (above, below) = (format!("{whole}{rest}"), format!("1{}", "0".repeat(rest.len())));
    BigRational::new_raw(above.parse().unwrap(), below.parse().unwrap())
}

/// Whether the library can hold these terms: 127 bits each.
fn fits(value: &BigRational) -> bool {
    value.numer().bits() <= 127 && value.denom().bits() <= 127
}

/// The exact `a / b × w`. It is not reduced, because looking for common divisors would take longer than
/// all the rest.
fn score(a: Written, b: Written, w: Written) -> BigRational {
    let [a, b, w] = [a, b, w].map(Written::exact);
    let (above, below) = (a.numer() * b.denom() * w.numer(), a.denom() * b.numer() * w.denom());
    if below < 0.into() { BigRational::new_raw(-above, -below) } else { BigRational::new_raw(above, below) }
}

/// The figures that the modes of [`Mode::ALL`] must give, none where one has more than 63 bits; and
/// whether the value lies exactly half-way.
///
/// Nothing but floors and ceilings: of the value, and of the value moved by half a step.
fn figures(exact: &BigRational, places: u8) -> ([Option<String>; 5], bool) {
    let doubled = BigRational::new_raw(exact.numer() * 10_i64.pow(places.into()) * 2, exact.denom() * 2);
    let moved = |halves: i32| {
        let above = doubled.numer() + exact.denom() * halves;
        BigRational::new_raw(above, doubled.denom().clone())
    };
    let (floor, ceiling) = (moved(0).floor(), moved(0).ceil());
    let (raised, lowered) = (moved(1).floor(), moved(-1).ceil());
    let positive = *exact.numer() > 0.into();
    let half_way = raised != lowered;
    let even = if half_way && raised.numer() % 2 == 0.into() { &raised } else { &lowered };
    let steps = Mode::ALL.map(|mode| match (mode, positive) {
        (Mode::HalfEven, _) => even,
        (Mode::HalfUp, true) | (Mode::HalfDown, false) => &raised,
        (Mode::HalfUp, false) | (Mode::HalfDown, true) => &lowered,
        (Mode::Down, true) | (Mode::Up, false) => &floor,
        (Mode::Down, false) | (Mode::Up, true) => &ceiling,
    });
    let figure = |units: i64| with_places(units.into(), places);
    (steps.map(|step| i64::try_from(step.numer()).ok().map(figure)), half_way)
}

fn rounded(value: Fraction, places: u8) -> [Option<String>; 5] {
    Mode::ALL.map(|mode| value.round(Rounding { places, mode }).ok().map(|points| points.to_string()))
}

/// What a run has met: one that never meets a tie proves little.
#[derive(Default)]
struct Met {
    runs: u32,
    wrong: Vec<String>,
    half_way: u32,
    negative: u32,
    too_long: u32,
}

impl Met {
    fn compare(&mut self, value: Fraction, exact: &BigRational, places: u8) {
        let (expected, half_way) = figures(exact, places);
        let found = rounded(value, places);
        self.runs += 1;
        if found != expected {
            self.wrong.push(format!("{value} to {places} places is {expected:?}, not {found:?}"));
        }
        self.half_way += u32::from(half_way);
        self.negative += u32::from(*exact.numer() < 0.into());
        self.too_long += u32::from(expected.iter().any(Option::is_none));
    }
}

#[test]
fn a_million_scores_are_rounded_like_the_exact_ones() {
    let quarter = |seed| {
        let (mut dice, mut met) = (Dice(seed), Met::default());
        for _ in 0..250_000 {
            let (a, b, w) = (dice.written(), dice.divisor(), dice.written());
            let value = a.read().divide(b.read()).unwrap().multiply(w.read()).unwrap();
            met.compare(value, &score(a, b, w), dice.places(4));
        }
        met
    };
    let quarters: Vec<Met> = std::thread::scope(|scope| {
        let running: Vec<_> = (1..=4).map(|seed| scope.spawn(move || quarter(seed))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let wrong: Vec<&String> = quarters.iter().flat_map(|met| &met.wrong).collect();
    assert!(wrong.is_empty(), "{} wrong, the first: {}", wrong.len(), wrong[0]);
    let all = |count: fn(&Met) -> u32| quarters.iter().map(count).sum::<u32>();
    assert_eq!(all(|met| met.runs), 1_000_000);
    // Ties are what the modes differ in, and what does not fit into 63 bits is refused.
    assert!(all(|met| met.half_way) > 5_000);
    assert!(all(|met| met.negative) > 100_000);
    assert!(all(|met| met.too_long) > 1_000);
}

#[test]
fn huge_terms_are_rounded_wherever_the_figure_fits() {
    let (mut dice, mut met) = (Dice(5), Met::default());
    for _ in 0..100_000 {
        let factors = dice.factors();
        let terms = match dice.up_to(3) {
            0 => dice.unreduced_terms(),
            1 => dice.related_terms(&factors),
            _ => dice.terms(),
        };
        met.compare(terms.read(), &terms.exact(), dice.places(Rounding::MAX_PLACES));
    }
    assert!(met.wrong.is_empty(), "{} wrong, the first: {}", met.wrong.len(), met.wrong[0]);
    assert_eq!(met.runs, 100_000);
    assert!((10_000..90_000).contains(&met.too_long), "{}", met.too_long);
    assert!(met.half_way > 100, "{}", met.half_way);
}

#[test]
fn sums_are_exact_in_any_order() {
    let mut dice = Dice(6);
    for _ in 0..500 {
        let mut terms: Vec<(Fraction, BigRational)> = (0..200)
            .map(|_| {
                let written = dice.written();
                // Shares of a whole: the common denominator of all of these stays small.
                let parts = i64::try_from(dice.up_to(19) + 1).unwrap();
                let value = written.read().divide(Fraction::whole(parts)).unwrap();
                (value, written.exact() / BigRational::from_integer(parts.into()))
            })
            .collect();
        let exact: BigRational = terms.iter().map(|(_, exact)| exact).sum();
        let mut sums = Vec::new();
        for _ in 0..3 {
            let sum = terms.iter().try_fold(Fraction::ZERO, |sum, (term, _)| sum.add(*term)).unwrap();
            assert_eq!(printed(&sum.to_string()), exact);
            sums.push(sum);
            dice.shuffle(&mut terms);
        }
        assert!(sums.iter().all(|&sum| sum == sums[0]));
        let nothing = terms.iter().try_fold(sums[0], |left, (term, _)| left.subtract(*term)).unwrap();
        assert!(nothing.is_zero() && nothing == Fraction::ZERO, "{nothing}");
    }
}

#[test]
fn order_and_equality_are_those_of_the_values() {
    let cross = |a: &BigRational, b: &BigRational| (a.numer() * b.denom()).cmp(&(b.numer() * a.denom()));
    let mut dice = Dice(7);
    let (mut equal, mut beyond) = (0, 0);
    for _ in 0..200_000 {
        let first = dice.terms();
        let second = match dice.up_to(3) {
            0 => dice.terms(),
            // Neighbours agree in their whole parts and in many steps after that.
            1 => Terms { above: first.above.saturating_add(1).max(-i128::MAX), below: first.below.saturating_add(1) },
            2 => Terms { above: first.above - first.above.signum(), below: first.below },
            _ => {
                let factor = dice.long();
                let product = |term: i128| term.checked_mul(factor).filter(|&product| product != i128::MIN);
                match (product(first.above), product(first.below)) {
                    (Some(above), Some(below)) => Terms { above, below },
                    _ => first,
                }
            }
        };
        let (a, b) = (first.read(), second.read());
        let expected = cross(&first.exact(), &second.exact());
        assert_eq!(a.cmp(&b), expected, "{a} {b}");
        assert_eq!(b.cmp(&a), expected.reverse(), "{b} {a}");
        assert_eq!((a == b, a < b, a > b), (expected.is_eq(), expected.is_lt(), expected.is_gt()));
        assert_eq!(a.is_negative(), first.above < 0);
        assert_eq!(a.is_positive(), first.above > 0);
        assert_eq!(a.is_zero(), first.above == 0);
        equal += u32::from(expected.is_eq());
        beyond += u32::from(first.above.checked_mul(second.below).is_none());
    }
    assert!(equal > 20_000, "{equal}");
    assert!(beyond > 50_000, "products beyond 127 bits: {beyond}");
}

/// One of the four operations, in both worlds.
struct Operation {
    sign: &'static str,
    ours: fn(Fraction, Fraction) -> Result<Fraction, ArithmeticError>,
    theirs: fn(&BigRational, &BigRational) -> BigRational,
    /// Whether the operation is bound to have a result, by the exact operands and the exact result.
    must_fit: fn(&BigRational, &BigRational, &BigRational) -> bool,
}

/// Whether a sum and both its parts fit over the least common denominator. Some sums that do not could
/// be reduced until they fit, but only by way of longer numbers.
fn sum_fits(a: &BigRational, b: &BigRational) -> bool {
    let (a, b) = (a.reduced(), b.reduced());
    let unshared = BigRational::new(a.denom().clone(), b.denom().clone());
    let (left, right) = (a.numer() * unshared.denom(), b.numer() * unshared.numer());
    let (sum, below) = (&left + &right, a.denom() * unshared.denom());
    [left, right, sum, below].iter().all(|term| term.bits() <= 127)
}

const OPERATIONS: [Operation; 4] = [
    Operation { sign: "+", ours: Fraction::add, theirs: |a, b| a + b, must_fit: |a, b, _| sum_fits(a, b) },
    Operation { sign: "-", ours: Fraction::subtract, theirs: |a, b| a - b, must_fit: |a, b, _| sum_fits(a, &-b) },
    Operation { sign: "×", ours: Fraction::multiply, theirs: |a, b| a * b, must_fit: |_, _, result| fits(result) },
    Operation { sign: "÷", ours: Fraction::divide, theirs: |a, b| a / b, must_fit: |_, _, result| fits(result) },
];

#[test]
fn what_does_not_fit_is_an_error_with_both_operands_and_never_a_wrong_value() {
    let mut dice = Dice(8);
    for Operation { sign, ours, theirs, must_fit } in OPERATIONS {
        let (mut found, mut refused) = (0, 0);
        for _ in 0..25_000 {
            let factors = dice.factors();
            let [first, second] = if dice.one_in(2) {
                [dice.terms(), dice.terms()]
            } else {
                [dice.related_terms(&factors), dice.related_terms(&factors)]
            };
            let (a, b) = (first.read(), second.read());
            if sign == "÷" && second.above == 0 {
                assert!(matches!(ours(a, b), Err(error) if error.is_zero_divisor() && error.operands().1 == a));
                continue;
            }
            let (left, right) = (first.exact(), second.exact());
            let exact = theirs(&left, &right);
            match ours(a, b) {
                Ok(result) => {
                    assert_eq!(printed(&result.to_string()), exact, "{a} {sign} {b}");
                    found += 1;
                }
                Err(error) => {
                    assert!(!must_fit(&left, &right, &exact), "{error}, but it is {exact}");
                    assert_eq!(error.operands(), (sign, a, b));
                    assert!(!error.is_zero_divisor());
                    refused += 1;
                }
            }
        }
        assert!(found > 5_000 && refused > 5_000, "{sign} found {found}, refused {refused}");
    }
}

#[test]
fn a_fraction_is_read_back_as_it_was_printed() {
    let mut dice = Dice(9);
    let again = |value: Fraction| {
        let text = value.to_string();
        let read: Result<Fraction, NumberError> = text.parse();
        assert_eq!(read, Ok(value), "{text}");
        assert_eq!(read.unwrap().to_string(), text);
        text
    };
    for _ in 0..100_000 {
        let (a, b, w) = (dice.written(), dice.divisor(), dice.written());
        let value = a.read().divide(b.read()).unwrap().multiply(w.read()).unwrap();
        assert_eq!(printed(&again(value)), score(a, b, w));
        let terms = dice.terms();
        assert_eq!(printed(&again(terms.read())), terms.exact());
        // Powers of two and five below make decimals, the longest ones among them.
        let below = 2_i128.pow(dice.places(28).into()) * 5_i128.pow(dice.places(20).into());
        let decimal = Terms { above: dice.long_or_edge(), below };
        assert_eq!(printed(&again(decimal.read())), decimal.exact());
    }
    // The digits of this one are the one whole number that has no negation.
    let lowest = Terms { above: -(1 << 126), below: 5 };
    assert_eq!(again(lowest.read()), "-17014118346046923173168730371588410572.8");
}

#[test]
fn a_number_keeps_the_places_it_was_written_with() {
    let mut dice = Dice(10);
    for _ in 0..100_000 {
        let written = dice.written();
        let text = written.text();
        let number: Number = text.parse().unwrap();
        assert_eq!(number.to_string(), text);
        assert_eq!(printed(&text), written.exact());
        assert_eq!(number.is_negative(), written.units < 0);
        assert_eq!(number.plain(), number);

        // The longest that is promised: 28 digits, the point anywhere among them.
        let longest = dice.long() % 10_i128.pow(28);
        let (longest, places) = (dice.signed(longest), dice.places(28));
        let text = with_places(longest, places);
        let number: Number = text.parse().unwrap();
        assert_eq!(number.to_string(), text);
        assert_eq!(printed(&number.fraction().to_string()), printed(&text));
        let plain = number.plain();
        assert_eq!(printed(&plain.to_string()), printed(&text));
        assert!(plain == number && !(plain.to_string().contains('.') && plain.to_string().ends_with('0')), "{plain}");
    }
}

#[test]
fn points_print_all_their_places() {
    let mut dice = Dice(11);
    for _ in 0..100_000 {
        let (units, places) = (dice.long() % (1 << 63), dice.places(Rounding::MAX_PLACES));
        let text = with_places(dice.signed(units), places);
        let value: Fraction = text.parse().unwrap();
        // No mode has anything to do where nothing is cut off.
        let points: Points = value.round(Rounding { places, mode: *dice.pick(&Mode::ALL) }).unwrap();
        assert_eq!(points.to_string(), text);
        assert_eq!(points.fraction(), value);
    }
}
