//! Execution against points, and where totals and grades lie by who scored.

use super::panel::{Panel, Panels};
use super::table::{Cell, Table, behind};
use super::view::{View, project_id};
use super::words::{department, or_dash, rate, short};
use crate::audit::Severity;
use crate::num::{Figure, Fraction};
use crate::print::Markup;
use crate::report::chart::{Axis, Category, Column, Dot, Frame, Look, Series, Shape, columns, scatter};
use crate::report::overview::OverviewProject;
use crate::report::scores::Scorers;
use crate::rollup::bin;
use crate::words::{Language, say};

/// Bins and grades that are drawn side by side.
const CATEGORIES: usize = 21;

pub(super) fn section(page: &mut Markup, view: &View<'_>, panels: &mut Panels) {
    page.begin("section").with("id", "scores");
    page.element("h2", say!(view.language, "得分与执行", "Points and execution"));
    page.begin("div").with("class", "charts").begin("div");
    dots(page, view, panels);
    page.end().begin("div");
    totals(page, view, panels);
    grades(page, view, panels);
    page.end().end().end();
}

fn dots(page: &mut Markup, view: &View<'_>, panels: &mut Panels) {
    let language = view.language;
    let known: Vec<(usize, &OverviewProject, [Fraction; 2])> = view
        .of_kind()
        .filter_map(|(index, project)| Some((index, project, [project.rate_percent?.value(), project.score?.value()])))
        .collect();
    page.element("h3", say!(language, "执行率与得分", "Execution rate and points"));
    if known.is_empty() {
        page.element("p", say!(language, "没有一张表两者都有。", "No table has both.")).end();
        return;
    }
    let (dots, count) = (known.iter().map(|(index, project, at)| dot(view, *index, project, *at)), known.len());
    let dots: Vec<Dot> = dots.collect();
    let without = view.of_kind().count() - count + view.overview.projects.more;
    let frame = Frame {
        id: "dots",
        title: say!(language, "执行率与按规则得分", "Execution rate and points by the rules").to_owned(),
        description: say!(
            language,
            "{count} 张表,横轴为执行率,纵轴为得分;下面的表格列出同样的数字",
            "{count} tables, the execution rate across and the points up; the table below has the same figures"
        ),
    };
    let axes = [
        axis(say!(language, "执行率 %", "execution rate %"), known.iter().map(|(.., at)| at[0])),
        axis(say!(language, "得分", "points"), known.iter().map(|(.., at)| at[1])),
    ];
    let shapes = [
        say!(language, "有错误或矛盾", "errors"),
        say!(language, "有警告或提示", "warnings, notes"),
        say!(language, "没有问题", "no findings"),
    ]
    .map(str::to_owned);
    let groups = scatter(page, &frame, [&axes[0], &axes[1]], &shapes, &dots, "c");
    for (group, number) in groups.into_iter().zip(1..) {
        let members = group.iter().filter_map(|index| known.get(*index)).map(|(index, project, _)| (*index, *project));
        let members: Vec<_> = members.collect();
        let count = members.len();
        panels.add(Panel {
            id: format!("c{number}"),
            from: "#scores",
            title: say!(language, "重合的 {count} 张表", "{count} tables in one place"),
            table: of_points(view, &members),
            note: None,
        });
    }
    page.begin("p").with("class", "legend");
    page.text(say!(
        language,
        "旁边有数字的是重合的几张表,点开列出。",
        "A figure beside a dot is the number of tables that lie there; a click lists them."
    ));
    if without > 0 {
        page.text(say!(
            language,
            "另有 {without} 张表没有画出:缺执行率或得分,或超出列表。",
            " Not drawn: {without} tables without a rate or points, or beyond the list."
        ));
    }
    page.end();
    let all: Vec<_> = known.iter().map(|(index, project, _)| (*index, *project)).collect();
    behind(page, say!(language, "同样的数字列成表格", "The same as a table"), &of_points(view, &all));
}

fn dot(view: &View<'_>, index: usize, project: &OverviewProject, at: [Fraction; 2]) -> Dot {
    let (name, rate) = (&project.project, rate(project.rate_percent));
    let (score, language) = (or_dash(project.score), view.language);
    let gravest = project.findings.shown.iter().filter(|finding| finding.waived_by.is_none());
    let gravest = gravest.map(|finding| finding.severity).max();
    let shape = match gravest {
        Some(Severity::Error | Severity::Inconsistency) => Shape::Triangle,
        _ if project.counted > 0 => Shape::Disc,
        _ => Shape::Ring,
    };
    Dot {
        at,
        shape,
        says: say!(language, "{name}:执行率 {rate},得分 {score}", "{name}: execution {rate}, {score} points"),
        href: format!("#{}", project_id(index)),
    }
}

/// An axis that holds figures, from round to round, up to 100 at least and 120 at most.
fn axis(name: &str, figures: impl Iterator<Item = Fraction> + Clone) -> Axis {
    let round = |figure: Option<Fraction>| figure.and_then(|figure| bin(figure).ok());
    let low = round(figures.clone().min()).unwrap_or_default().clamp(0, 80) / 10 * 10;
    let high = round(figures.max()).unwrap_or_default();
    let high = if high > 100 { (high + 10) / 10 * 10 } else { 100 };
    Axis { name: name.to_owned(), low, high: high.min(120) }
}

fn of_points(view: &View<'_>, projects: &[(usize, &OverviewProject)]) -> Table {
    let language = view.language;
    let mut table = Table::new([
        say!(language, "项目", "Project"),
        say!(language, "部门", "Department"),
        say!(language, "执行率", "Execution rate"),
        say!(language, "得分", "Points"),
    ]);
    for (index, project) in projects {
        table.row([
            to_project(*index, project),
            Cell::Words(department(project.department.as_deref(), language).to_owned()),
            Cell::Figure(rate(project.rate_percent)),
            Cell::Figure(or_dash(project.score)),
        ]);
    }
    table
}

fn to_project(index: usize, project: &OverviewProject) -> Cell {
    Cell::Link { text: project.project.clone(), href: format!("#{}", project_id(index)) }
}

/// Who scores.
fn scorers(language: Language) -> [&'static str; 3] {
    [
        say!(language, "自评", "as reported"),
        say!(language, "按规则", "by the rules"),
        say!(language, "复核", "as reviewed"),
    ]
}

const fn each(counts: &Scorers) -> [usize; 3] {
    [counts.reported, counts.computed, counts.reviewed]
}

/// Those who scored anything.
fn used(counts: &Scorers) -> Vec<usize> {
    (0..3).filter(|index| each(counts).get(*index).is_some_and(|count| *count > 0)).collect()
}

/// To which tables a bar belongs.
enum Which<'o> {
    /// Those with a total from here on, five points wide.
    Bin(i64),
    /// Those with a grade.
    Grade(&'o str),
}

impl Which<'_> {
    fn has(&self, total: Option<Figure>, grade: Option<&str>) -> bool {
        match self {
            Self::Bin(from) => total.is_some_and(|total| bin(total.value()) == Ok(*from)),
            Self::Grade(wanted) => grade == Some(*wanted),
        }
    }
}

/// What is counted side by side: a bin or a grade.
struct Counted<'o> {
    id: String,
    name: String,
    counts: Scorers,
    which: Which<'o>,
}

fn totals(page: &mut Markup, view: &View<'_>, panels: &mut Panels) {
    let language = view.language;
    page.element("h3", say!(language, "得分分布", "Where the totals lie"));
    let bins = &view.overview.scores.bins;
    let first = bins.first().map_or(0, |bin| bin.from);
    let span = bins.last().map_or(0, |bin| (bin.from - first) / 5 + 1);
    let froms: Vec<i64> = if usize::try_from(span).is_ok_and(|span| span <= CATEGORIES) {
        (0..span).map(|index| first + index * 5).collect()
    } else {
        bins.iter().map(|bin| bin.from).collect()
    };
    let counted = froms.into_iter().map(|from| {
        let to = from + 5;
        Counted {
            id: format!("b{from}"),
            name: if from == 100 { "100".to_owned() } else { format!("{from}–{to}") },
            counts: bins.iter().find(|bin| bin.from == from).map(|bin| bin.tables).unwrap_or_default(),
            which: Which::Bin(from),
        }
    });
    let frame = Frame {
        id: "totals",
        title: say!(language, "得分分布,每 5 分一段", "Where the totals lie, five points a step").to_owned(),
        description: describe(view, language),
    };
    side_by_side(page, view, panels, &frame, &counted.collect::<Vec<_>>());
}

fn grades(page: &mut Markup, view: &View<'_>, panels: &mut Panels) {
    let language = view.language;
    page.element("h3", say!(language, "等级", "Grades"));
    let counted = view.overview.scores.grades.shown.iter().zip(1..).map(|(grade, number)| Counted {
        id: format!("g{number}"),
        name: grade.grade.clone(),
        counts: grade.tables,
        which: Which::Grade(&grade.grade),
    });
    let frame = Frame {
        id: "grades",
        title: say!(language, "各等级的表数", "Tables by grade").to_owned(),
        description: describe(view, language),
    };
    side_by_side(page, view, panels, &frame, &counted.collect::<Vec<_>>());
    if let Some(more) = view.more(view.overview.scores.grades.more) {
        page.element("p", more);
    }
}

fn describe(view: &View<'_>, language: Language) -> String {
    let Scorers { reported, computed, reviewed } = view.overview.scores.totals;
    say!(
        language,
        "自评 {reported} 张、按规则 {computed} 张、复核 {reviewed} 张有总分;下面的表格列出同样的数字",
        "{reported} totals as reported, {computed} by the rules, {reviewed} as reviewed; the table below has the same figures"
    )
}

fn side_by_side(page: &mut Markup, view: &View<'_>, panels: &mut Panels, frame: &Frame, counted: &[Counted<'_>]) {
    let language = view.language;
    let scored = Scorers {
        reported: counted.iter().map(|one| one.counts.reported).sum(),
        computed: counted.iter().map(|one| one.counts.computed).sum(),
        reviewed: counted.iter().map(|one| one.counts.reviewed).sum(),
    };
    let used = used(&scored);
    if used.is_empty() {
        page.element("p", say!(language, "没有可比的数字。", "There are no figures."));
        return;
    }
    let pick = |all: [usize; 3]| used.iter().filter_map(|index| all.get(*index).copied()).collect::<Vec<_>>();
    let looks = scorers(language).into_iter().zip([Look::Hollow, Look::Striped, Look::Filled]).enumerate();
    let series =
        looks.filter(|(index, _)| used.contains(index)).map(|(_, (name, look))| Series { name: name.to_owned(), look });
    let series: Vec<Series> = series.collect();
    let mut table =
        Table::new([frame.title.clone()].into_iter().chain(series.iter().map(|series| series.name.clone())));
    let mut categories = Vec::new();
    for one in counted {
        let href = panels.add(panel(view, one));
        let column = |(count, Series { name: scorer, .. }): (usize, &Series)| Column {
            count,
            says: {
                let name = &one.name;
                say!(language, "{scorer} {name}:{count} 张表", "{scorer} {name}: tables {count}")
            },
            href: href.clone(),
        };
        let counts = pick(each(&one.counts));
        table.row(
            [Cell::Link { text: one.name.clone(), href: href.clone() }]
                .into_iter()
                .chain(counts.iter().map(|count| Cell::Figure(count.to_string()))),
        );
        let columns = counts.into_iter().zip(&series).map(column).collect();
        categories.push(Category { name: one.name.clone(), columns });
    }
    categories.truncate(CATEGORIES);
    columns(page, frame, &series, &categories);
    behind(page, say!(language, "同样的数字列成表格", "The same as a table"), &table);
}

/// Which tables a bin or a grade has.
fn panel(view: &View<'_>, one: &Counted<'_>) -> Panel {
    let language = view.language;
    let name = &one.name;
    let mut table = Table::new([say!(language, "项目", "Project")].into_iter().chain(scorers(language)));
    for (index, project) in view.of_kind() {
        let given = [
            (project.reported, project.reported_grade.as_deref()),
            (project.score, project.grade.as_deref()),
            (project.reviewed, project.reviewed_grade.as_deref()),
        ];
        if given.iter().any(|(total, grade)| one.which.has(*total, *grade)) {
            let cell = |(total, grade): (Option<Figure>, Option<&str>)| {
                let total = total.map(short);
                let parts: Vec<&str> = total.as_deref().into_iter().chain(grade).collect();
                Cell::Figure(if parts.is_empty() { "—".to_owned() } else { parts.join(" ") })
            };
            table.row([to_project(index, project)].into_iter().chain(given.map(cell)));
        }
    }
    let more = view.overview.projects.more;
    Panel {
        id: one.id.clone(),
        from: "#scores",
        title: say!(language, "得分或等级为 {name} 的表", "Tables of {name}"),
        table,
        note: (more > 0).then(|| {
            say!(language, "超出列表的 {more} 张表不在其中。", "{more} tables beyond the list are not among them.")
        }),
    }
}
