//! What other programs know of the command line, and screens as pictures.

use super::{docbao, ended, run};

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(["completions", shell]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
        for word in ["docbao", "search", "stats", "no-mouse"] {
            assert!(ran.stdout.contains(word), "{word} of {shell}");
        }
    }
    assert_eq!(run(["completions", "sh"]).code, Some(2));
}

#[test]
fn the_manual_page_has_every_command() {
    let ran = run(["man"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(
        ran.stdout.contains(".TH docbao 1"),
        "{}",
        &ran.stdout[..400]
    );
    let help = run(["--help"]).stdout;
    let commands = help.lines().skip_while(|l| *l != "Commands:").skip(1);
    let names = commands
        .take_while(|l| !l.is_empty())
        .filter_map(|l| l.split_whitespace().next());
    let mut count = 0;
    for name in names.filter(|n| *n != "help") {
        count += 1;
        let heading = format!(".SS docbao {name}\n");
        assert!(ran.stdout.contains(&heading), "{heading}");
    }
    assert!(count > 8);
    assert!(ran.stdout.contains("NO_COLOR"));
}

#[test]
fn a_screen_becomes_a_picture_in_the_colours_of_the_theme() {
    let args = [
        "--print",
        "--format",
        "svg",
        "--theme",
        "true-dark",
        "--size",
        "60x12",
    ];
    let ran = run(args);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(
        ran.stdout
            .starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"")
    );
    assert!(ran.stdout.trim_end().ends_with("</svg>"));
    assert!(ran.stdout.contains("fill=\"#16181d\""));
    // Nothing is fetched from anywhere.
    for outside in ["href", "url(", "@import", "<style", "<image"] {
        assert!(!ran.stdout.contains(outside), "{outside}");
    }
    let mut command = docbao(args);
    let ran = ended(command.env("NO_COLOR", "1").output().unwrap());
    assert!(!ran.stdout.contains("#16181d"));
    assert_eq!(run(["--format", "svg"]).code, Some(2));
    let unknown = run(["--theme", "drak", "--print"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("true-dark"), "{}", unknown.stderr);
}
