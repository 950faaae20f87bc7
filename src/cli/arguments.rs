//! The arguments of the program: its commands, and what holds for all of them.

use clap::{ArgAction, Parser, Subcommand};

use super::setup::Setup;
use super::version::version;
use super::{
    audit, completions, diff, explain, help_command, monitor, narrate, propose, report, rollup, rules, sample, schema,
    score, seal, template, trend, verify,
};

/// Exact scoring of budget performance tables, every point explained.
#[derive(Debug, Parser)]
#[command(name = "jixiao", version = version(), arg_required_else_help = true)]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) setup: Setup,
    /// Print the version.
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Score self-evaluation tables.
    #[command(visible_alias = "打分", alias = "评分")]
    Score(score::Score),
    /// Audit what departments reported: findings over one table or thousands.
    #[command(visible_alias = "审核")]
    Audit(audit::Audit),
    /// List the audit rules.
    #[command(visible_alias = "规则")]
    Rules(rules::Rules),
    /// Explain every point in words and numbers, or print the page of a scoring method, an audit rule or a code.
    #[command(visible_alias = "说明")]
    Explain(explain::Explain),
    /// Seal files or a folder, so that whatever is changed afterwards is named, and sign the seal.
    #[command(visible_alias = "封存")]
    Seal(seal::SealFiles),
    /// Compute scorecards again and compare every figure; hold the figures of a narrative against its tables, or files against
    /// their seal.
    #[command(visible_alias = "校验")]
    Verify(verify::Verify),
    /// Compare two tables or scorecards, or what a table reports with what its figures give: what differs, and why.
    #[command(visible_alias = "比对")]
    Diff(diff::Diff),
    /// Roll up tables, scorecards, tables of results and earlier summaries into one summary.
    #[command(visible_alias = "汇总")]
    Rollup(rollup::Rollup),
    /// Show a folder of tables on one page: what came in, the verdict, where the findings lie, every point of a chart to its cell.
    #[command(visible_alias = "报告")]
    Report(report::Report),
    /// Tell a department's evaluations of a year in words, every number with its source, as final accounts do.
    #[command(visible_alias = "综述")]
    Narrate(narrate::Narrate),
    /// Follow projects across years: scores, execution, targets raised or lowered.
    #[command(visible_alias = "历年")]
    Trend(trend::Trend),
    /// Draw projects that are to be evaluated again, so that anybody can draw them again.
    #[command(visible_alias = "抽样")]
    Sample(sample::Sample),
    /// Watch projects within the year: the lights of each month, what they warn of, and how often in a row.
    #[command(visible_alias = "监控")]
    Monitor(monitor::Monitor),
    /// Propose what becomes of projects in the next budget, by their grades and the rule of a place.
    #[command(visible_alias = "预算建议")]
    Propose(propose::Propose),
    /// Read the tables of workbooks, in whatever layout.
    #[cfg(feature = "excel")]
    #[command(visible_alias = "导入")]
    Import(super::import::ImportBooks),
    /// Begin a table: the empty official form of a template, or a file with a word beside every key.
    #[cfg(feature = "excel")]
    #[command(visible_alias = "新建")]
    New(super::new::New),
    /// Write the official forms of tables: workbooks, Word documents or pages.
    #[cfg(feature = "excel")]
    #[command(visible_alias = "导出")]
    Export(super::export::Export),
    /// Show the page in a browser of this machine, over a folder of tables.
    #[cfg(feature = "serve")]
    #[command(visible_alias = "工作台")]
    Serve(super::serve::Serve),
    /// Answer the calls of the page, one request a line on standard input: a scoring service for other programs.
    #[cfg(feature = "excel")]
    #[command(visible_alias = "应答")]
    Worker(super::worker::Worker),
    /// List the templates, show one, prove what holds of them, or compare two.
    #[command(visible_alias = "模板", subcommand_required = true, arg_required_else_help = true)]
    Template(template::Template),
    /// List the templates, as `template list` does.
    #[command(visible_alias = "列出")]
    List,
    /// Write example tables into a new folder, and say what to try on them.
    #[command(visible_alias = "例子")]
    Example,
    /// Print a JSON Schema.
    #[command(visible_alias = "模式")]
    Schema(schema::Schema),
    /// Print the completions of a shell.
    #[command(visible_alias = "补全")]
    Completions(completions::Completions),
    /// Print help, of the program or of a command.
    #[command(visible_alias = "帮助")]
    Help(help_command::Help),
}
