//! The person's own files: what they change, and what is said about what is wrong in them.

use super::{Folder, PAGE, Ran, docbao, ended, run};

/// Runs a key script over one page with these files as the person's own.
fn with_files(files: &[(&str, &str)], keys: &str) -> (Folder, Ran) {
    let mut folder = Folder::new().with("pages/a.txt", PAGE);
    for (name, text) in files {
        folder = folder.with(format!("config/docbao/{name}"), text);
    }
    let pages = folder.path().join("pages");
    let ran = docbao(["--print", "--size", "60x20", "--keys", keys])
        .arg(pages)
        .env("XDG_CONFIG_HOME", folder.path().join("config"))
        .output();
    (folder, ended(ran.unwrap()))
}

#[test]
fn keys_of_the_person_count() {
    let (_folder, ran) = with_files(&[("config.toml", "[keys.global]\nhelp = [\"w\"]\n")], "w");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.contains("\n Help\n"), "{}", ran.stdout);
}

#[test]
fn a_keymap_of_earlier_versions_is_told_of() {
    let (_folder, ran) = with_files(&[("keys.toml", "[global]\nhelp = [\"w\"]\n")], "");
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.stderr.contains("keys.toml: is not read any more"),
        "{}",
        ran.stderr
    );
}

#[test]
fn faults_are_named_with_line_and_column_and_the_rest_serves() {
    let text = "lang = \"vi\"\nmuose = true\nwidth = \"wide\"\n\n[keys.global]\nhelp = [\"w\"]\nhepl = [\"x\"]\n\n\
        [keys.list]\nopen = [\"Entr\"]\nsort = [\"e\"]\nreverse = [\"e\"]\n\n[colours]\nlink = \"purpel\"\n";
    let (folder, ran) = with_files(&[("config.toml", text)], "P");
    let file = folder.path().join("config/docbao/config.toml");
    let file = file.to_str().unwrap();
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for fault in [
        "2:1: không có thiết đặt nào tên «muose»: có phải là «mouse» không?",
        "3:9: «width» nhận 20–200, không nhận \"wide\"; tạm dùng giá trị mặc định",
        "7:1: không có lệnh nào tên «hepl»: có phải là «help» không?",
        "10:9: «Entr» không phải tên phím",
        "12:12: phím e của «reverse» vướng phím e của «sort»",
        "15:8: «purpel» không phải là màu",
    ] {
        let line = format!("{file}:{fault}");
        assert!(ran.stderr.contains(&line), "{line} in {}", ran.stderr);
    }
    assert!(ran.stdout.contains("Trục trặc · 6"), "{}", ran.stdout);
    // What was right counts, and whoever starts is told at once.
    let (_folder, ran) = with_files(&[("config.toml", text)], "w");
    assert!(ran.stdout.contains("\n Trợ giúp\n"), "{}", ran.stdout);
    let (_folder, ran) = with_files(&[("config.toml", text)], "");
    assert!(ran.stdout.contains("cấu hình có 6 chỗ"), "{}", ran.stdout);
}

#[test]
fn commands_tell_what_is_wrong_and_do_their_work() {
    let (_folder, ran) = command_with(&[("config.toml", "muose = true\n")], "list");
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("Hội nghị Ngoại giao"), "{}", ran.stdout);
    assert!(
        ran.stderr.contains("config.toml:1:1: no setting"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_is_no_toml_is_told_the_same_way() {
    let (_folder, ran) = with_files(&[("config.toml", "lang = \"vi\"\n{]\n")], "");
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("config.toml:2:"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("dòng này không phải TOML"),
        "{}",
        ran.stderr
    );
    assert!(ran.stdout.contains("bài"), "{}", ran.stdout);
}

#[test]
fn another_file_and_variables_and_flags_decide_in_their_order() {
    let folder = Folder::new().with("mine.toml", "lang = \"vi\"\nwidth = 60\ntheme = \"dark\"\n");
    let file = folder.path().join("mine.toml");
    let shown = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = docbao(args);
        for (name, value) in variables {
            command.env(name, value);
        }
        let ran = ended(command.output().unwrap());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
        let is = |name: &str| {
            let line = ran
                .stdout
                .lines()
                .find(|l| l.starts_with(&format!("{name} = ")));
            line.unwrap().rsplit(' ').next().unwrap().to_owned()
        };
        [is("lang"), is("width"), is("theme")]
    };
    let file = file.to_str().unwrap();
    let by_variable = [
        ("DOCBAO_CONFIG", file),
        ("DOCBAO_WIDTH", "50"),
        ("DOCBAO_LANG", "en"),
    ];
    assert_eq!(shown(&["config"], &[]), ["\"auto\"", "72", "\"ansi\""]);
    assert_eq!(
        shown(&["config", "--config", file], &[]),
        ["\"vi\"", "60", "\"dark\""]
    );
    assert_eq!(
        shown(&["config"], &by_variable),
        ["\"en\"", "50", "\"dark\""]
    );
    assert_eq!(
        shown(&["config", "--lang", "vi"], &by_variable),
        ["\"vi\"", "50", "\"dark\""]
    );
    let ran = run(["config", "--config", "/nonexistent/c.toml"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(
        ran.stderr.contains("/nonexistent/c.toml: "),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_variable_that_makes_no_sense_is_named() {
    let mut command = docbao(["list"]);
    command.env("DOCBAO_WIDTH", "wide").env("DOCBAO_MOUSE", "0");
    let ran = ended(command.output().unwrap());
    assert_eq!(ran.code, Some(0));
    let told = "docbao: DOCBAO_WIDTH: 'width' takes 20–200, not \"wide\"";
    assert!(ran.stderr.starts_with(told), "{}", ran.stderr);
    assert_eq!(ran.stderr.lines().count(), 1);
}

#[test]
fn the_configuration_shown_is_one() {
    let file =
        "lang = \"vi\"\nwidth = 61\n[colours]\nlink = \"#123456\"\n[keys.reader]\nfind = [\"w\"]\n";
    let folder = Folder::new().with("docbao/config.toml", file);
    let mut command = docbao(["config"]);
    let ran = ended(
        command
            .env("XDG_CONFIG_HOME", folder.path())
            .output()
            .unwrap(),
    );
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    for line in [
        "width = 61",
        "link = \"#123456\"",
        "find = [\"w\"]",
        "# tìm trong bài (mặc định: \"/\")",
    ] {
        assert!(
            ran.stdout.lines().any(|l| l == line),
            "{line} in {}",
            ran.stdout
        );
    }
    let again = Folder::new().with("c.toml", &ran.stdout);
    let file = again.path().join("c.toml");
    let second = run(["config", "--config", file.to_str().unwrap()]);
    assert_eq!(second.stderr, "");
    assert_eq!(second.stdout, ran.stdout);
    let mut command = docbao(["config", "--path"]);
    let ran = ended(
        command
            .env("XDG_CONFIG_HOME", folder.path())
            .output()
            .unwrap(),
    );
    let path = folder.path().join("docbao/config.toml");
    assert_eq!(ran.stdout.trim_end(), path.to_str().unwrap());
}

/// Runs a command over one page with these files as the person's own.
fn command_with(files: &[(&str, &str)], command: &str) -> (Folder, Ran) {
    let mut folder = Folder::new().with("pages/a.txt", PAGE);
    for (name, text) in files {
        folder = folder.with(format!("config/docbao/{name}"), text);
    }
    let pages = folder.path().join("pages");
    let ran = docbao([command])
        .arg(pages)
        .env("XDG_CONFIG_HOME", folder.path().join("config"))
        .output();
    (folder, ended(ran.unwrap()))
}

#[test]
fn knowledge_of_the_person_adds_to_the_programs_own() {
    let series = "[[series]]\nid = \"hoi-cho-ben-may\"\nname = \"Hội nghị Ngoại giao\"\nshort = \"Bến Mây\"\n\
        keyed_by = \"ordinal\"\nkind = \"forum\"\n";
    let (_folder, ran) = command_with(&[], "export");
    assert!(
        ran.stdout.contains("\"hoi-nghi-ngoai-giao-41\""),
        "{}",
        ran.stdout
    );
    let (_folder, ran) = command_with(&[("conferences.toml", series)], "export");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(
        ran.stdout.contains("\"hoi-nghi-ngoai-giao-41\""),
        "{}",
        ran.stdout
    );

    let roles = "role = [{ name = \"Bộ trưởng\", class = \"none\" }]";
    let (_folder, ran) = command_with(&[("roles.toml", roles)], "export");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.contains("\"officials\":[]"), "{}", ran.stdout);
}

#[test]
fn a_mistake_in_a_knowledge_file_is_told_and_the_rest_serves() {
    let roles = "role = [\n  { name = \"Trưởng tàu\", clas = \"local\" },\n]\n";
    let (folder, ran) = command_with(&[("roles.toml", roles)], "export");
    let file = folder.path().join("config/docbao/roles.toml");
    let place = format!("{}:2:26: unknown field `clas`", file.display());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains(&place), "{place} in {}", ran.stderr);
    assert!(
        ran.stderr.contains("left out until this is mended"),
        "{}",
        ran.stderr
    );
    assert!(ran.stdout.contains("Trần Thái Vân"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("\"hoi-nghi-ngoai-giao-41\""),
        "{}",
        ran.stdout
    );
}

#[test]
fn the_reader_tells_of_a_mistake_in_a_knowledge_file() {
    let bodies = "state = \"Sở Cầu đường\"\n";
    let (_folder, ran) = with_files(&[("bodies.toml", bodies)], "P");
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("bodies.toml:1:9"), "{}", ran.stdout);
    assert!(ran.stderr.contains("bodies.toml:1:9: "), "{}", ran.stderr);
}

#[test]
fn columns_of_the_list_are_the_persons_own() {
    let run = |columns: &str| {
        let folder = Folder::new().with("a.txt", PAGE);
        let config = folder.path().join("own.toml");
        std::fs::write(&config, format!("list-columns = {columns}\n")).unwrap();
        let mut command = docbao(["--config", config.to_str().unwrap(), folder.arg()]);
        command.args(["--print", "--size", "58x12"]);
        ended(command.output().unwrap())
    };
    let row = |ran: &Ran| ran.stdout.lines().nth(2).unwrap().to_owned();
    let usual = row(&run("[\"date\", \"title\", \"length\", \"source\"]"));
    assert!(usual.starts_with(" 14/12/21   Hội nghị"), "{usual}");
    assert!(usual.ends_with("1 min"), "{usual}");
    let alone = row(&run("[\"title\"]"));
    assert_eq!(
        alone,
        " Hội nghị Ngoại giao lần thứ 41 khai mạc tại Bến Mây"
    );
    let turned = row(&run("[\"byline\", \"title\", \"date\"]"));
    assert!(turned.starts_with(" Hà Thu "), "{turned}");
    for (columns, fault) in [
        ("[\"date\"]", "1:16: 'list-columns' is without 'title'"),
        ("[\"title\", \"dat\"]", "not \"dat\": did you mean 'date'?"),
        ("[\"title\", \"title\"]", "'list-columns' has 'title' twice"),
        ("3", "not 3; the default serves"),
    ] {
        let ran = run(columns);
        assert!(ran.stderr.contains(fault), "{fault} in {}", ran.stderr);
        assert_eq!(row(&ran), usual);
    }
}

#[test]
fn a_key_does_several_commands() {
    let text = "lang = \"en\"\n\n[macros.list]\n\"A-x\" = [\"sort title\", \"last\"]\n\"g\" = \"reverse\"\n\n\
        [macros.lsit]\n\"x\" = [\"star\"]\n\n[macros.reader]\n\"2 x\" = [\"star\"]\n\"w\" = [\"satr\", \"sort up\"]\n\"C-x\" = []\n";
    let (folder, ran) = with_files(&[("config.toml", text)], "A-x");
    assert!(ran.stdout.contains("by title"), "{}", ran.stdout);
    let file = folder.path().join("config/docbao/config.toml");
    for fault in [
        "7:9: no place is called 'lsit': did you mean 'list'?",
        "11:1: '2 x' begins with a digit, which is a count",
        "12:8: no command is called 'satr': did you mean 'star'?",
        "12:16: 'sort' does not take 'up'",
        "13:9: a key without a command",
    ] {
        let line = format!("{}:{fault}", file.display());
        assert!(ran.stderr.contains(&line), "{line} in {}", ran.stderr);
    }
    // A key alone takes its sequences with it: there is no "g g" any more.
    let (_folder, ran) = with_files(&[("config.toml", text)], "g");
    assert!(ran.stdout.contains("oldest first"), "{}", ran.stdout);
    // What the configuration in force says gives the same again.
    let mut command = docbao(["config"]);
    command.env("XDG_CONFIG_HOME", folder.path().join("config"));
    let shown = ended(command.output().unwrap()).stdout;
    let (_, macros) = shown.split_once("\n[macros.list]\n").unwrap();
    for line in [
        "\"A-x\" = [\"sort title\", \"last\"]",
        "\"g\" = [\"reverse\"]",
    ] {
        assert!(macros.lines().any(|l| l == line), "{line} in {macros}");
    }
}
