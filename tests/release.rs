//! What goes along with a released program: the list of what it is made of, the licences, and archives of the same bytes.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::root;

/// A script of `release/`; none where there is no Python.
fn script(name: &str, arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new("python3");
    command.arg(root().join("release").join(name)).args(arguments).current_dir(root());
    let output = command.env("SOURCE_DATE_EPOCH", "1700000000").output();
    assert!(output.is_ok() || std::env::var_os("CI").is_none(), "python3 is needed for this test");
    let output = output.ok()?;
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    Some(output)
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

#[test]
fn the_list_of_parts_names_what_is_linked_and_its_licences() {
    let folder = tempfile::tempdir().unwrap();
    let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    if script("contents.py", &[folder.path().to_str().unwrap(), &target]).is_none() {
        return;
    }
    let sbom: Value = serde_json::from_slice(&read(&folder.path().join("sbom.cdx.json"))).unwrap();
    assert_eq!(
        (sbom["specVersion"].as_str(), sbom["metadata"]["timestamp"].as_str()),
        (Some("1.5"), Some("2023-11-14T22:13:20Z"))
    );
    let components = sbom["components"].as_array().unwrap();
    let names: Vec<&str> = components.iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert!(
        ["serde", "clap", "hyper", "ed25519-dalek", "evalexpr"].iter().all(|name| names.contains(name)),
        "{names:?}"
    );
    // Neither what tests use, nor macros, which have run when the program is compiled.
    assert!(
        !["jsonschema", "proptest", "insta", "syn", "clap_derive"].iter().any(|name| names.contains(name)),
        "{names:?}"
    );
    let texts = String::from_utf8(read(&folder.path().join("THIRD-PARTY.txt"))).unwrap();
    let references: Vec<&str> = components.iter().map(|one| one["bom-ref"].as_str().unwrap()).collect();
    for component in components {
        let (name, version) = (component["name"].as_str().unwrap(), component["version"].as_str().unwrap());
        assert!(texts.contains(&format!("{name} {version}: ")), "{name}");
        assert!(component["licenses"][0]["expression"].is_string(), "{name}");
        assert_eq!(component["hashes"][0]["content"].as_str().unwrap().len(), 64, "{name}");
    }
    let used = sbom["dependencies"].as_array().unwrap().iter().flat_map(|one| one["dependsOn"].as_array().unwrap());
    for reference in used {
        assert!(references.contains(&reference.as_str().unwrap()), "{reference}");
    }
}

#[test]
fn an_archive_has_the_same_bytes_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::create_dir_all(at("pages/man/man1")).unwrap();
    for (name, text) in
        [("jixiao", "a"), ("jixiao.exe", "b"), ("THIRD-PARTY.txt", "c"), ("pages/man/man1/jixiao.1", "d")]
    {
        std::fs::write(at(name), text).unwrap();
    }
    let pack =
        |name: &str, program: &str| script("pack.py", &[&at(name), &at(program), &at("THIRD-PARTY.txt"), &at("pages")]);
    for (program, ending) in [("jixiao", "tar.gz"), ("jixiao.exe", "zip")] {
        let file = folder.path().join(format!("a.{ending}"));
        if pack("a", program).is_none() {
            return;
        }
        let first = read(&file);
        // Another time, another order, another owner.
        std::fs::remove_file(&file).unwrap();
        std::fs::write(at("pages/man/man1/jixiao.1"), "d").unwrap();
        pack("a", program);
        assert!(first == read(&file) && first.len() > 10_000, "{program}");
    }
}

/// A program that says what it was told, and in which way it ended.
const STAND_IN: &str = "#!/bin/sh\necho \"told: $*\"\ncat\nexit 3\n";

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn packages_are_installed_without_a_network_and_start_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    for (name, text) in [("jixiao", STAND_IN), ("jixiao.exe", "b"), ("THIRD-PARTY.txt", "c")] {
        std::fs::write(at(name), text).unwrap();
    }
    let targets = ["x86_64-unknown-linux-musl", "x86_64-pc-windows-gnu"];
    let make = || {
        let (linux, windows) = (at("jixiao"), at("jixiao.exe"));
        script("packages.py", &[&at(""), &at("THIRD-PARTY.txt"), targets[0], &linux, targets[1], &windows])
    };
    if make().is_none() {
        return;
    }
    let version = env!("CARGO_PKG_VERSION");
    let [main, linux] = ["jixiao", "jixiao-linux-x64"].map(|name| at(&format!("{name}-{version}.tgz")));
    let manylinux = "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64";
    let wheel = at(&format!("jixiao_cli-{version}-py3-none-{manylinux}.whl"));
    let first = [&main, &linux, &wheel].map(|file| read(Path::new(file)));
    make();
    assert_eq!(first, [&main, &linux, &wheel].map(|file| read(Path::new(file))));

    let python = Command::new("python3").args(["-m", "venv", &at("python")]).output().unwrap();
    if python.status.success() {
        let pip = ["install", "--quiet", "--no-index", "--find-links", &at(""), "jixiao-cli"];
        succeeds(Command::new(at("python/bin/pip")).args(pip));
        starts(&at("python/bin/jixiao"));
    }
    if Command::new("npm").arg("--version").output().is_ok() {
        std::fs::create_dir(at("node")).unwrap();
        std::fs::write(at("node/package.json"), "{}").unwrap();
        let npm = ["install", "--offline", "--silent", "--no-audit", "--no-fund", &linux, &main];
        succeeds(Command::new("npm").args(npm).current_dir(at("node")));
        starts(&at("node/node_modules/.bin/jixiao"));
        // Where the package of the machine was left out, it is said which one that is.
        std::fs::remove_dir_all(at("node/node_modules/jixiao-linux-x64")).unwrap();
        let missing = Command::new(at("node/node_modules/.bin/jixiao")).output().unwrap();
        assert_eq!(missing.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&missing.stderr).contains("jixiao-linux-x64 is not here"));
    }
}

fn succeeds(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Arguments, standard input and exit code are passed through.
fn starts(program: &str) {
    let mut child = Command::new(program)
        .args(["评分", "a b"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), "表\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "told: 评分 a b\n表\n", "{program}");
    assert_eq!(output.status.code(), Some(3), "{program}");
}
