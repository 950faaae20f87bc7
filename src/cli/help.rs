//! Help in the reader's language. The English texts are the comments of the arguments; here are
//! the Chinese ones, and a test that none is missing.

use clap::{Arg, Command, CommandFactory};

use super::arguments::Arguments;
use crate::print::wrap;
use crate::words::Language;

/// Chinese help of commands, by their names; of a command's own commands after a blank.
const COMMANDS: &[(&str, &str)] = &[
    ("jixiao", "预算绩效评分引擎:精确计分,每一分都有来历"),
    ("score", "为自评表打分"),
    ("audit", "审核单位自评:一张表或成千上万张表里的问题"),
    ("rules", "列出审核规则"),
    ("explain", "用文字和数字说明每一分,或查看方法、规则、代码"),
    ("seal", "封存文件或文件夹:此后改了什么都能指出,可以签名"),
    ("verify", "重算评分卡并逐项核对;核对综述的数字、封存的文件"),
    ("diff", "比较两张表,或自评与按规则的得分:哪里不同,为什么"),
    ("rollup", "汇总自评表、评分卡、部门的结果汇总表和先前的汇总"),
    ("report", "一页报告:收到什么、结论、问题分布,各点可查到单元格"),
    ("narrate", "写出决算公开的绩效情况说明,每个数字都有出处"),
    ("trend", "同一项目的历年比较:得分、预算执行、目标的提高与降低"),
    ("sample", "抽取要复评的项目,任何人都能重抽验证"),
    ("monitor", "年内监控:各月的灯、预警的是什么、连续预警几个月"),
    ("propose", "按等级和当地办法,为下一年预算列出建议(不是决定)"),
    #[cfg(feature = "excel")]
    ("import", "导入工作簿中的表,不论何种样式"),
    #[cfg(feature = "excel")]
    ("new", "新建一张表:模板的空白自评表,或每个键都有说明的文件"),
    #[cfg(feature = "excel")]
    ("export", "写出正式的自评表:工作簿、Word 文件或网页"),
    #[cfg(feature = "serve")]
    ("serve", "在本机的浏览器里填表,查看一个文件夹的表和问题"),
    #[cfg(feature = "excel")]
    ("worker", "为其他程序应答:标准输入每行一个请求,逐行作答"),
    ("template", "列出、查看、检查或比较模板"),
    ("template list", "列出可用的模板"),
    ("template show", "查看一个模板的规则"),
    ("template check", "检查模板:分值、分档、单调、等级、依据、算例、界限"),
    ("template diff", "说明两个模板的规则有何不同,对实际评分有何影响"),
    ("list", "列出可用的模板,同 template list"),
    ("example", "写出一个例子文件夹,并说明接着可以试什么"),
    ("schema", "输出 JSON Schema"),
    ("completions", "输出命令行补全脚本"),
    ("help", "显示帮助:整个程序的,或某个命令的"),
];

/// Chinese help of arguments, by command and name; without a command for those of every command.
const ARGUMENTS: &[(&str, &str)] = &[
    ("lang", "表格与提示的语言:zh 中文、en 英文;默认随系统语言"),
    ("message_format", "标准错误上的提示:human 文字、json 每行一个对象,中英文都有;默认 human"),
    ("templates", "自备模板的文件夹,优先于内置模板"),
    ("words", "自备的词表文件,补充内置词表"),
    ("template", "改用此模板(编号或文件),不论表中写的是哪个"),
    ("output", "写入文件,而非标准输出"),
    ("force", "文件已存在时覆盖"),
    ("profile", "自定的审核参数:界限和问题等级;文件中只写要改的几项"),
    ("waivers", "算数的豁免:写在单独的文件里,不出自被审核者;也可以是填了审核意见的问题清单"),
    ("accept_table_waivers", "表中所写的豁免也算数;否则只是申请,列出而不起作用"),
    ("on", "豁免须在哪一天有效,如 2025-03-31;默认今天"),
    ("jobs", "同时处理的张数;默认为处理器个数"),
    (
        "roster",
        "应报名单(.xlsx、.xls、.ods、.csv、TOML、JSON),列部门或项目:谁没有报、什么不在名单上、什么报了两遍;有未报的,结论为不通过",
    ),
    ("year", "审核哪一年的表,或 all 全部;默认最近一年,其余各年只作比较"),
    ("help", "显示帮助"),
    ("version", "显示版本"),
    (
        "score format",
        "输出格式:human 表格、json 数组、ndjson 每行一张、csv 每项一行、points 每张表一行得分;默认看输出文件名,否则 human",
    ),
    ("score paths", "自评表(工作簿、TOML、JSON)、存放它们的文件夹,或 -(标准输入)"),
    ("score brief", "不输出推导步骤"),
    (
        "score resume",
        "把已完成的部分留在输出文件旁,中断后从那里继续;须只读一个 NDJSON 文件,并有 -o 和 -f ndjson、points 或 csv",
    ),
    ("score totals", "用 -f points 时只写各级小计、总分和等级,不写各指标得分"),
    ("score fail_on", "何时退出码为 1:open 有未能评定的、never 从不(供流水线)"),
    (
        "audit format",
        "输出格式:human 文字、json、csv 每个问题一行、xlsx 问题清单,每个部门一张表;默认看输出文件名,否则 human",
    ),
    ("audit paths", "自评表(工作簿、TOML、JSON)、部门文件、存放它们的文件夹,或 -(标准输入)"),
    (
        "audit fail_on",
        "何时退出码为 1:error 错误、inconsistency 矛盾、warning 警告、note 提示,从这一级起判为不通过;undecided 有错误,或有得分未能核定",
    ),
    ("audit brief", "只要摘要:结论、最严重的问题、各规则、项目和部门;超过 20 张表时,本来就只有摘要"),
    ("audit only", "只列这些等级的问题,用逗号隔开:error 错误、inconsistency 矛盾、warning 警告、note 提示"),
    ("audit department", "只列这个部门的问题:写部门名称或其中一段,可以多次给出"),
    ("audit rule", "只列这条规则发现的问题:规则编号或代号,多条用逗号隔开"),
    ("audit by", "怎样归在一起列出:department 按部门、rule 按规则、project 按项目"),
    #[cfg(feature = "excel")]
    ("audit annotate", "把每个 .xlsx 工作簿的副本写入此文件夹,有问题的单元格加批注和底色"),
    #[cfg(feature = "excel")]
    ("audit output", "写入文件;以 / 结尾或已有的文件夹:每个部门一个文件夹,内有整改通知、问题清单和批注副本"),
    #[cfg(feature = "excel")]
    ("audit wording", "整改通知改用自备的措辞(Jinja 模板)"),
    #[cfg(feature = "excel")]
    ("audit show_opinion_wording", "输出审核意见的内置措辞,可以照样另写一份"),
    #[cfg(feature = "excel")]
    ("audit show_wording", "输出内置的通知措辞,可以照样另写一份"),
    #[cfg(feature = "excel")]
    ("audit bureau", "整改通知的发文单位"),
    #[cfg(feature = "excel")]
    ("audit due", "整改的报回期限,如 2025-03-31"),
    #[cfg(feature = "excel")]
    ("audit opinions", "每张表另写一份审核意见,没有问题的也写;=文件:改用自备的措辞"),
    #[cfg(feature = "excel")]
    ("audit answers", "部门填好报回的问题清单,或存放它们的文件夹:只是申请,与现在的审核结果逐条核对"),
    ("rules format", "输出格式:human 每条一行、json 附说明"),
    (
        "explain subject",
        "自评表、评分卡、存放它们的文件夹,或方法名称、审核规则(编号或名称)、备注的代码(codes 列出全部);不写则列出各方法",
    ),
    ("explain indicator", "某一项指标:名称或序号"),
    ("seal paths", "要封存的文件(不论何种),或整个文件夹"),
    ("seal key", "用此私钥签名"),
    ("seal new_key", "新建私钥文件,公钥写在旁边的 .pub 文件"),
    ("seal by", "封存人,写入封存记录"),
    ("seal on", "封存日期,如 2025-03-31,写入封存记录"),
    ("seal only", "从已有的封存记录中取出这一个文件的部分,连同它与其余各份一起封存的证明"),
    ("seal output", "写入文件,而非标准输出;文件名请以 .seal 结尾,各命令就不把它当作表"),
    ("verify paths", "JSON 或 NDJSON 评分卡、存放它们的文件夹、-(标准输入),Markdown、Word 综述,或封存记录(.seal)"),
    ("verify key", "封存记录须由此文件中的某个公钥签名"),
    ("verify root", "封存记录的根须是公布的这一个"),
    (
        "verify from",
        "评分卡所依据的自评表,综述中的数字所来自的自评表和部门文件,或存放它们的文件夹;封存的文件夹,默认是封存记录所在的文件夹",
    ),
    ("verify wording", "文稿所用的自备措辞,照它重写一遍再核对"),
    ("verify template", "--from 的表改用此模板(编号或文件),不论表中写的是哪个"),
    ("verify format", "输出格式:human 文字、json"),
    ("diff before", "单位的自评表、JSON 评分卡,或存放它们的文件夹"),
    ("diff after", "复评的表、评分卡或文件夹;不写则把自评得分与按规则计算的得分比较"),
    ("diff format", "输出格式:human 文字、json、csv 和 xlsx 每张表一行、每项不同一行;默认看输出文件名,否则 human"),
    ("rollup paths", "自评表(工作簿、TOML、JSON)、评分卡、部门文件、先前的汇总、存放它们的文件夹,或 -(标准输入)"),
    (
        "rollup by",
        "分组的各级,自上而下,用逗号隔开:unit 单位、department 部门、district 区县、city 市、category 类别、template 模板、\
         grade 等级、year 年度",
    ),
    ("rollup kind", "汇总哪一类评价:self 单位自评、department 部门评价、finance 财政评价、whole 部门整体支出自评"),
    ("rollup findings", "同时审核自评表,按规则编号统计问题"),
    (
        "rollup format",
        "输出格式:human 表格、json、csv 每组一行、xlsx 结果汇总表(每个项目一行)和分组汇总;默认看输出文件名,否则 human",
    ),
    ("report paths", "自评表(工作簿、TOML、JSON)、部门文件、存放它们的文件夹,或 -(标准输入)"),
    ("report format", "输出格式:html 网页、docx 呈领导的 Word 文件、json;默认看输出文件名,否则 html"),
    ("report wording", "Word 文件改用自备的措辞(Jinja 模板)"),
    ("report show_wording", "输出 Word 文件的内置措辞,可以照样另写一份"),
    ("report bureau", "Word 文件落款的单位"),
    (
        "report kind",
        "显示哪一类评价的得分:self 单位自评、department 部门评价、finance 财政评价、whole 部门整体支出自评;其他各类也审核",
    ),
    ("report fail_on", "从哪一级起判为不通过:error 错误、inconsistency 矛盾、warning 警告、note 提示"),
    ("narrate paths", "一个部门、一个年度的自评表(工作簿、TOML、JSON)、部门文件、存放它们的文件夹,或 -(标准输入)"),
    ("narrate wording", "改用自备的措辞(Jinja 模板)"),
    ("narrate show_wording", "输出内置的措辞,可以照样另写一份"),
    ("narrate none", "说明没有哪些,综述才写“没有”:单位自评、转移支付、部门评价、财政评价,用逗号隔开;也可写 --没有"),
    ("narrate draft", "先写草稿:没有给出的写作【待填：…】"),
    ("narrate clean", "供公开:不带数字的出处"),
    ("narrate format", "输出格式:markdown、docx(Word)、json(全部数字及出处);默认看输出文件名,否则 markdown"),
    ("monitor paths", "各月的监控表(工作簿、TOML、JSON)、评分卡、存放它们的文件夹,或 -(标准输入)"),
    #[cfg(feature = "excel")]
    ("monitor output", "写入文件;以 / 结尾或已有的文件夹:每个预警的项目一份监控预警通知,按部门分文件夹"),
    #[cfg(feature = "excel")]
    ("monitor wording", "通知改用自备的措辞(Jinja 模板)"),
    #[cfg(feature = "excel")]
    ("monitor show_wording", "输出通知的内置措辞,可以照样另写一份"),
    #[cfg(feature = "excel")]
    ("monitor bureau", "通知的发文单位"),
    #[cfg(feature = "excel")]
    ("monitor due", "何时以前书面报送原因和措施,如 2025-09-30"),
    ("monitor format", "输出格式:human 文字、json、csv 和 xlsx 每个预警一行;默认看输出文件名,否则 human"),
    ("propose paths", "自评表(工作簿、TOML、JSON)、存放它们的文件夹,或 -(标准输入)"),
    ("propose rule", "当地的结果应用办法:sichuan/results-2025,或文件"),
    ("propose kind", "用哪一类评价的结果:self 单位自评、department 部门评价、finance 财政评价、whole 部门整体支出自评"),
    ("propose year", "用哪一年的结果,或 all 全部;默认最近一年"),
    ("propose format", "输出格式:human 文字、json、csv 和 xlsx 每个项目一行;默认看输出文件名,否则 human"),
    #[cfg(feature = "excel")]
    ("import paths", "工作簿(.xlsx、.xls、.ods、.csv)、存放它们的文件夹,或 -(标准输入)"),
    #[cfg(feature = "excel")]
    (
        "import format",
        "输出格式:toml 每张表一个文件,放在工作簿旁边;json 数组、ndjson 每行一张;默认看输出文件名,否则 toml",
    ),
    #[cfg(feature = "excel")]
    ("import layout", "按此对照表认栏目:--save-layout 写出的文件,可以改过"),
    ("import save_layout", "写下哪一栏当作什么,改过后用于以后的表"),
    ("import template", "在导入的表中写明此模板(编号或文件)"),
    #[cfg(feature = "excel")]
    ("new template", "模板:编号、文件,或地名如 山东"),
    #[cfg(feature = "excel")]
    ("new place", "哪里的模板,也可写 --地区"),
    #[cfg(feature = "excel")]
    ("new project", "项目名称,也可写 --项目;可写几次,每个项目一张表,写入 -o 的文件夹"),
    #[cfg(feature = "excel")]
    (
        "new list",
        "项目名单(.xlsx、.xls、.ods、.csv,或每行一个名称的 .txt):每个项目一张表,写入 -o 的文件夹;也可写 --名单",
    ),
    #[cfg(feature = "excel")]
    ("new department", "主管部门,也可写 --部门"),
    #[cfg(feature = "excel")]
    ("new year", "年度,也可写 --年度"),
    #[cfg(feature = "excel")]
    ("new from", "沿用一张表或工作簿的目标:上年的表、绩效目标表、监控表;也可写 --根据"),
    #[cfg(feature = "excel")]
    ("new layout", "改用此表式文件,不论当地用的是哪种"),
    #[cfg(feature = "excel")]
    ("new output", "文件:以 .xlsx 结尾的是工作簿,.toml 的是文本;不写则输出 TOML;几个项目的写文件夹"),
    #[cfg(feature = "excel")]
    ("export paths", "自评表(工作簿、TOML、JSON)、存放它们的文件夹,或 -(标准输入)"),
    #[cfg(feature = "excel")]
    ("export to", "写成什么:xlsx 工作簿、docx(Word)、html 网页;默认看输出文件名,否则 xlsx"),
    #[cfg(feature = "excel")]
    ("export summary", "不写各表,写自评结果汇总表,每个项目一行"),
    #[cfg(feature = "excel")]
    ("export layout", "改用此表式文件,不论当地用的是哪种"),
    #[cfg(feature = "excel")]
    ("export output", "全部写入一个文件,或每张表一个文件写入文件夹;默认写在各自评表旁边"),
    #[cfg(feature = "serve")]
    ("serve folder", "存放自评表的文件夹;不写则只处理单个文件"),
    #[cfg(feature = "serve")]
    ("serve write", "允许在页面上把表和处理意见存入文件夹;否则只读"),
    #[cfg(feature = "serve")]
    ("serve profile", "自己的阈值和级别,只写要改的"),
    #[cfg(feature = "serve")]
    ("serve roster", "应报名单(.xlsx、.xls、.ods、.csv、TOML、JSON),与 audit 的相同"),
    #[cfg(feature = "serve")]
    ("serve open", "在浏览器中打开页面"),
    #[cfg(feature = "serve")]
    ("serve port", "本机的端口;不写则用任一空闲的"),
    ("trend paths", "几个年度的自评表(工作簿、TOML、JSON)、评分卡、部门文件、存放它们的文件夹,或 -(标准输入)"),
    ("trend kind", "比较哪一类评价:self 单位自评、department 部门评价、finance 财政评价、whole 部门整体支出自评"),
    (
        "trend format",
        "输出格式:human 文字、json、csv 和 xlsx 每个年度一行、每项变动的目标一行;默认看输出文件名,否则 human",
    ),
    ("sample paths", "自评表(工作簿、TOML、JSON)、评分卡、存放它们的文件夹,或 -(标准输入)"),
    ("sample size", "抽取多少:个数,或占比如 5%"),
    ("sample kind", "抽哪一类评价:self 单位自评、department 部门评价、finance 财政评价、whole 部门整体支出自评"),
    ("sample method", "抽法:simple 简单随机、stratified 分层、monetary 按预算金额、risk 按风险(审核发现)"),
    ("sample by", "按什么分层:grade 等级、department 部门、unit 单位、amount 预算金额"),
    ("sample edges", "按金额分层的界限(万元)"),
    ("sample seed", "种子:应在知道抽中谁之前公开选定"),
    ("sample check", "按以前的抽取记录重抽,看是否一致"),
    (
        "sample format",
        "输出格式:human 名单、json 抽取记录、csv 每个项目一行、docx 抽评公示;默认看输出文件名,否则 human",
    ),
    ("sample wording", "公示改用自备的措辞(Jinja 模板)"),
    ("sample show_wording", "输出公示的内置措辞,可以照样另写一份"),
    ("sample bureau", "公示落款的单位"),
    ("template show name", "模板编号或文件"),
    ("template show resolved", "显示全部规则,包括沿用自上级模板的;与 -f toml 合用则写成一个完整的文件"),
    ("template show format", "输出格式:human 文字、toml 原文、json"),
    ("template check names", "模板编号或文件;不写则检查全部可用的模板"),
    ("template check format", "输出格式:human 文字、json"),
    ("template diff before", "前一个模板:编号或文件"),
    ("template diff after", "后一个模板:编号或文件"),
    ("template diff rescore", "用两个模板分别为这些自评表(或文件夹)打分,说明变化"),
    ("template diff format", "输出格式:human 文字、json"),
    ("schema name", "模式名称;不写则列出全部"),
    ("completions shell", "命令行外壳"),
    ("help commands", "命令,中英文名称均可"),
];

/// What values are called where they are asked for.
const VALUES: &[(&str, &str)] = &[
    ("A", "前"),
    ("AMOUNTS", "金额"),
    ("B", "后"),
    ("CODE", "代码"),
    ("COMMAND", "命令"),
    ("DATE", "日期"),
    ("DAY", "日期"),
    ("DIGEST", "根"),
    ("DIR", "文件夹"),
    ("FILE", "文件"),
    ("FILE|DIR", "文件|文件夹"),
    ("FMT", "格式"),
    ("FORMAT", "格式"),
    ("INDICATOR", "指标"),
    ("KIND", "类别"),
    ("LANG", "语言"),
    ("LEVELS", "层级"),
    ("METHOD", "抽法"),
    ("N", "数量"),
    ("NAME", "名称"),
    ("PATH", "路径"),
    ("PATH|METHOD|RULE|CODE", "路径|方法|规则|代码"),
    ("PLACE", "地名"),
    ("PORT", "端口"),
    ("RECORD", "记录"),
    ("RULE", "规则"),
    ("SEVERITIES", "等级"),
    ("SEVERITY", "等级"),
    ("SHELL", "外壳"),
    ("TEMPLATE", "模板"),
    ("TEXT", "文字"),
    ("WHAT", "依据"),
    ("WHEN", "情形"),
    ("YEAR", "年度"),
];

/// What is left of 80 columns beside the longest option: clap breaks lines at blanks, and Chinese has none.
const COLUMNS: u16 = 48;

const CHINESE_HELP: &str = "{before-help}{about-with-newline}\n用法:{usage}\n\n{all-args}{after-help}";

/// The command line with its help in one language.
pub(super) fn command(language: Language) -> Command {
    let command = Arguments::command();
    match language {
        Language::En => command,
        Language::Zh => chinese(command, "jixiao", ""),
    }
}

/// `key` is the command's place in the lists; `prefix` what stands before the names of its arguments.
fn chinese(command: Command, key: &str, prefix: &str) -> Command {
    let mut command = command
        .help_template(CHINESE_HELP)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_subcommand(true);
    if let Some(about) = find(COMMANDS, key) {
        command = command.about(about);
    }
    let mut place = 0;
    command = command.mut_args(|argument| {
        let name = argument.get_id().to_string();
        let own = find(ARGUMENTS, &format!("{prefix}{name}"));
        let argument = match own.or_else(|| find(ARGUMENTS, &name)) {
            Some(text) => with_default(argument, text),
            None => argument,
        };
        let heading = if argument.is_positional() { "参数" } else { "选项" };
        // The texts above name the values.
        let valued = argument.get_action().takes_values();
        let argument = argument.help_heading(heading).hide_possible_values(valued);
        let value = find(VALUES, &value_name(&argument)).filter(|_| valued);
        let argument = match value {
            Some(value) => argument.value_name(value),
            None => argument,
        };
        if !argument.is_positional() {
            return argument;
        }
        // Under a heading of their own they would go by name.
        place += 1;
        argument.display_order(place)
    });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let own = format!("{prefix}{name}");
        command = command.mut_subcommand(&name, |sub| chinese(sub, &own, &format!("{own} ")));
    }
    let usage = usage(&command, key);
    command.override_usage(usage)
}

/// How a command is used: clap's own line, with its words for options and commands.
fn usage(command: &Command, key: &str) -> String {
    let name = if key == "jixiao" { key.to_owned() } else { format!("jixiao {key}") };
    let usage = command.clone().bin_name(name).render_usage().to_string();
    let usage = usage.split_once(':').map_or(usage.as_str(), |(_, usage)| usage).trim();
    usage.replace("[OPTIONS]", "[选项]").replace("[COMMAND]", "[命令]").replace("<COMMAND>", "<命令>")
}

/// An argument with its text, and what holds where it is not given. clap would say that in English, behind
/// the end of the line.
fn with_default(argument: Arg, text: &str) -> Arg {
    let defaults: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if defaults.is_empty() {
        return argument.help(wrap(text, 0, COLUMNS));
    }
    let text = format!("{text}(默认 {})", defaults.join(" "));
    argument.hide_default_value(true).help(wrap(&text, 0, COLUMNS))
}

/// What a value is called where clap names it.
fn value_name(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default().iter().map(ToString::to_string);
    names.reduce(|all, name| format!("{all} {name}")).unwrap_or_else(|| argument.get_id().as_str().to_uppercase())
}

fn find(texts: &'static [(&str, &str)], key: &str) -> Option<&'static str> {
    texts.iter().find(|(name, _)| *name == key).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &Command, key: &str, prefix: &str) {
        assert!(find(COMMANDS, key).is_some(), "no Chinese help for {key}");
        for argument in command.get_arguments() {
            if argument.get_action().takes_values() {
                let value = value_name(argument);
                assert!(find(VALUES, &value).is_some(), "no Chinese name for {value}");
            }
            let name = argument.get_id().as_str();
            let known = find(ARGUMENTS, &format!("{prefix}{name}")).or_else(|| find(ARGUMENTS, name));
            assert!(known.is_some(), "no Chinese help for {prefix}{name}");
        }
        for sub in command.get_subcommands() {
            let own = format!("{prefix}{}", sub.get_name());
            check(sub, &own, &format!("{own} "));
        }
    }

    #[test]
    fn every_command_and_argument_has_chinese_help() {
        check(&Arguments::command(), "jixiao", "");
    }

    #[test]
    fn the_command_line_is_sound() {
        command(Language::En).debug_assert();
        command(Language::Zh).debug_assert();
    }
}
