//! All lists by subject and name: the fields here are the names in the files.

use serde::Deserialize;

use super::list::{Meanings, Words};
use super::names::KeyNames;

macro_rules! subjects {
    ($($(#[$doc:meta])+ $subject:ident: $Subject:ident { $($list:ident: $List:ty),+ $(,)? })+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Debug, Default, Deserialize)]
            #[cfg_attr(test, derive(schemars::JsonSchema))]
            #[serde(deny_unknown_fields, default)]
            pub(crate) struct $Subject {
                $(pub(crate) $list: $List,)+
            }
        )+

        /// 词表: the lists of words, by subject. A bureau's file names those that it adds to.
        #[derive(Clone, Debug, Default, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, default)]
        pub struct Lists {
            $($(#[$doc])+ pub(crate) $subject: $Subject,)+
        }

        impl Lists {
            /// The words of other lists besides, and which of those mean something else here, by subject and list.
            pub(super) fn add(&mut self, more: Self) -> Vec<(&'static str, &'static str, String)> {
                let mut redefined = Vec::new();
                $($(
                    let words = self.$subject.$list.add(more.$subject.$list);
                    redefined.extend(words.into_iter().map(|word| (stringify!($subject), stringify!($list), word)));
                )+)+
                redefined
            }
        }
    };
}

subjects! {
    /// How operators are written.
    operators: Operators {
        at_least: Words,
        at_most: Words,
        above: Words,
        below: Words,
        equal: Words,
        behind_at_least: Words,
        behind_at_most: Words,
        included: Words,
        denials: Words,
        modals: Words,
        joints: Words,
        upward: Words,
        downward: Words,
        leaves_open: Words,
    }
    /// Changes that a number counts.
    changes: Changes {
        against: Words,
        yardsticks: Words,
        rise: Words,
        fall: Words,
        rising: Words,
        falling: Words,
        ways: Words,
        both: Words,
        still: Words,
        measures: Words,
        grows: Words,
        less: Words,
        more: Words,
        same: Words,
        roughly: Words,
    }
    /// Units of measure.
    units: Units {
        money: Meanings<i64>,
        ratio: Meanings<i64>,
        lengths: Meanings<i64>,
        areas: Meanings<i64>,
        masses: Meanings<i64>,
        volumes: Meanings<i64>,
        durations: Meanings<i64>,
        spellings: Meanings<String>,
        known: Words,
        multiples: Meanings<i64>,
        steps: Meanings<i64>,
        counters: Words,
        never: Words,
        times: Words,
        names_too: Words,
        numbered: Words,
        uncounted: Words,
        dates: Words,
    }
    /// Words around numbers.
    numbers: Numbers {
        fillers: Words,
        harmless: Words,
        clauses: Words,
        joins: Words,
        called: Words,
        measures: Words,
        ranked: Words,
        roughly: Words,
        not_roughly: Words,
        roughly_behind: Words,
        tails: Words,
        full_marks: Words,
        between: Words,
        range_heads: Words,
        range_tails: Words,
    }
    /// What scanners make of signs and digits.
    scans: Scans {
        signs: Meanings<String>,
        digits: Meanings<String>,
        letters: Meanings<String>,
    }
    /// Words that departments use as values.
    values: Values {
        known: Words,
        reached: Words,
        aims: Words,
        degrees: Words,
        effects: Words,
        manners: Words,
        strong: Words,
        weak: Words,
        changes: Words,
        subjects: Words,
        zero: Words,
        inapplicable: Words,
        whole: Words,
        everywhere: Words,
        occurs: Words,
        in_time: Words,
        best: Words,
        between: Words,
        worst: Words,
        praises: Words,
        already: Words,
        completed: Words,
        plain: Words,
    }
    /// Words around dates and deadlines.
    dates: Dates {
        introductions: Words,
        limits: Words,
        done: Words,
        year_signs: Words,
        moments: Words,
        by_then: Words,
    }
    /// Directions of indicators: whether more or less is better.
    directions: Directions {
        caps: Words,
        floors: Words,
        rates: Words,
        shares: Words,
        counts: Words,
        levels: Words,
        spans: Words,
        ranks: Words,
        carriers: Words,
        unwanted: Words,
        burdens: Words,
        ill: Words,
        against: Words,
        harmless: Words,
        negations: Words,
        without: Words,
        remedies: Words,
        undone: Words,
        lessening: Words,
        growing: Words,
        wanted: Words,
        made: Words,
        costs: Words,
        spent: Words,
        paid: Words,
        limited: Words,
        taken: Words,
        lasting: Words,
        restrained: Words,
        adjusted: Words,
        either: Words,
        standards: Words,
        least: Words,
        held: Words,
        taking: Words,
        controls: Words,
        controlled: Words,
        ailments: Words,
        changes: Words,
        negating: Words,
        years: Words,
        suffered: Words,
    }
    /// Reasons for deviations.
    reasons: Reasons {
        none: Words,
        none_stated: Words,
        as_planned: Words,
        denials: Words,
        occurring: Words,
        deviations: Words,
        finished: Words,
        finishing: Words,
        late: Words,
        causes: Words,
        spending: Words,
        left_over: Words,
        saved: Words,
        adjustment: Words,
        short: Words,
        cheaper: Words,
        harmless: Words,
        opens: Words,
        above: Words,
        elsewhere: Words,
        places: Words,
    }
    /// What texts claim about projects.
    claims: Claims {
        whole: Words,
        done: Words,
        hoped: Words,
        between: Words,
        parts: Words,
        not_parts: Words,
        of_budget: Words,
        numbered: Words,
        budget: Words,
        executed: Words,
        rate: Words,
        score: Words,
        scored: Words,
        not_scored: Words,
        fillers: Words,
        reached: Words,
        aims: Words,
        reserves: Words,
        exceeded: Words,
        exceeding_fillers: Words,
        others: Words,
        roughly: Words,
        at_least: Words,
        at_most: Words,
        general: Words,
        money: Words,
        points: Words,
        of_which: Words,
        several: Words,
        prolonging: Words,
        exceeding: Words,
        not_exceeding: Words,
        exceeding_done: Words,
    }
    /// What forms print.
    forms: Forms {
        instructions: Words,
        prompts: Words,
        prompted: Words,
        lengths: Words,
        mask_behind: Words,
        mask_before: Words,
        tiers: Words,
        parts: Words,
        without_targets: Words,
        project_words: Words,
        choices: Words,
        verdicts: Words,
        times: Words,
        tier_order: Words,
        of_which: Words,
        balances: Words,
        no_budget: Words,
        absolutes: Words,
        nothing: Words,
        breakdown_begins: Words,
        breakdown_ends: Words,
    }
    /// What tiers of indicators are called.
    tiers: Tiers {
        cost: Words,
        quantity: Words,
        quality: Words,
        timeliness: Words,
        management: Words,
        effects: Words,
        satisfaction: Words,
        asked: Words,
        satisfied: Words,
        required: Words,
        required_of_others: Words,
        payments: Words,
        paid: Words,
        survey: Words,
        complaints: Words,
        complained: Words,
        execution: Words,
        execution_rate: Words,
        executed: Words,
        suffixes: Words,
        levels: Words,
        notes: Words,
        weights: Words,
        nouns: Meanings<String>,
    }
    /// Figures of narratives, where they are verified.
    citations: Citations {
        units: Words,
        negative: Words,
        counted: Words,
        labels_before: Words,
        ordinals: Words,
        telephones: Words,
        money: Words,
        name_cells: Words,
        behind_names: Words,
        figures: Meanings<String>,
        before_figures: Words,
        scoring: Words,
        in_words: Words,
        of_votes: Words,
        services: Words,
        office_entries: Words,
        asks_for_persons: Words,
        asks_for_recipients: Words,
        asks_for_titles: Words,
        titles: Words,
        sign_offs: Words,
        letterheads: Words,
        office_marks: Words,
        asks_for_days: Words,
        asks_for_offices: Words,
        of_days: Words,
        offices: Words,
        claims: Words,
    }
    /// Grades.
    grades: Grades {
        order: Words,
        spellings: Meanings<String>,
    }
    /// What tables of workbooks are known by.
    sheets: Sheets {
        alone: Words,
        number: Words,
        tiers: Words,
        kinds: Words,
        indicators: Words,
        targets: Words,
        this_year: Words,
        medium: Words,
        past: Words,
        planned: Words,
        done: Words,
        figures: Words,
        interim: Words,
        until: Words,
        year_end: Words,
        shortfalls: Words,
        explained: Words,
        hints: Words,
        amounts: Words,
        allotted: Words,
        paid: Words,
        year_start: Words,
        whole_year: Words,
        pages: Words,
        operators: Words,
        measures: Words,
        actuals: Words,
        weights: Words,
        scores: Words,
        scorers: Words,
        open: Words,
        reviews: Words,
        reasons: Words,
        evidence: Words,
        criteria: Words,
        unread: Words,
        initial: Words,
        adjusted: Words,
        adjustments: Words,
        completion: Words,
        monitoring: Words,
        whole_forms: Words,
        budget: Words,
        executed: Words,
        received: Words,
        rates: Words,
        money_total: Words,
        money_carried: Words,
        money_other: Words,
        money_current: Words,
        of_which: Words,
        usual: Words,
        provinces: Words,
        places: Words,
        project: Words,
        department: Words,
        implementer: Words,
        unit: Words,
        reporter: Words,
        code: Words,
        category: Words,
        expected: Words,
        achieved: Words,
        conclusion: Words,
        problems: Words,
        improvements: Words,
        totals: Words,
        total_weights: Words,
        total_scores: Words,
        row_names: Words,
        subtotals: Words,
        grades: Words,
        banners: Words,
        notes: Words,
        years: Words,
        currency: Words,
    }
    /// What the words of a form state besides its cells.
    stated: Restated {
        whole: Words,
        scoring: Words,
        fillers: Words,
        prolonging: Words,
        each: Words,
        grades: Words,
        graded: Words,
        units: Words,
        counted: Words,
        figures: Words,
        estimates: Words,
        kinds: Words,
        of_years: Words,
    }
    /// Answers to an audit.
    answers: AnswerWords {
        ids: Words,
        states: Words,
        notes: Words,
        people: Words,
        days: Words,
        opinions: Words,
        reviewers: Words,
        projects: Words,
        problems: Words,
        corrected: Words,
        under_way: Words,
        not_corrected: Words,
        disputed: Words,
        accepted: Words,
        declined: Words,
    }
    /// What the keys of tables are called in Chinese.
    keys: Keys {
        table: KeyNames,
        project: KeyNames,
        goal: KeyNames,
        funds: KeyNames,
        sources: KeyNames,
        indicators: KeyNames,
        panel: KeyNames,
        reported: KeyNames,
        tiers: KeyNames,
        waivers: KeyNames,
        waiver_file: KeyNames,
        department: KeyNames,
        results: KeyNames,
        overall: KeyNames,
        statements: KeyNames,
        roster: KeyNames,
        due: KeyNames,
    }
}
