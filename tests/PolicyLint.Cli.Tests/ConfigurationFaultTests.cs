using System.Text;

namespace PolicyLint.Cli.Tests;

/// <summary>What is wrong in a configuration is told with its place.</summary>
public sealed class ConfigurationFaultTests : ConfigurationFixture
{
    [TestCase("{ \"additionalAction\": [] }", "1:3: there is no setting 'additionalAction'; did you mean 'additionalActions'?")]
    [TestCase("{\n  \"é鍵\": 1, \"extends\": [] }", "2:3: there is no setting 'é鍵'; there are $schema, accounts, additionalActions, baseline, categories, exclude, extends, failOn, include, kinds, organizations, overrides, parameters, preset, root, rules, suppressionTickets, suppressions")]
    [TestCase("{ \"Root\": true }", "1:3: there is no setting 'Root'; did you mean 'root'?")]
    [TestCase("{ \"root\": \"true\" }", "1:11: 'root' takes true or false and not a text")]
    [TestCase("{ \"root\": null }", "1:11: 'root' takes true or false and not null")]
    [TestCase("{ \"$schema\": 1 }", "1:14: '$schema' takes a text and not a number; put it in quotes")]
    [TestCase("{ \"additionalActions\": \"s3:GetNewThing\" }", "1:24: 'additionalActions' takes a list and not a text; for example [\"s3:GetNewThing\"]")]
    [TestCase("{ \"additionalActions\": [\"s3:A\",\r\n  [] ] }", "2:3: 'additionalActions' lists texts and not a list; for example \"s3:GetNewThing\"")]
    [TestCase("{ \"additionalActions\": [\"s3\"] }", "1:25: 's3' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"\"] }", "1:25: '' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"s3:\"] }", "1:25: 's3:' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\":A\"] }", "1:25: ':A' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"s3:A:B\"] }", "1:25: 's3:A:B' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"é鍵\", \"a:A\"] }", "1:25: 'é鍵' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"s3:A\", \"*:A\"] }", "1:33: '*:A' has a wildcard in the service, which would switch off every check of actions; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"s3:Get New\"] }", "1:25: 's3:Get New' has a character that no action has; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"root\": true, \"root\": true }", "1:17: 'root' is there twice; leave one out")]
    [TestCase("{ \"parameters\": [] }", "1:17: 'parameters' takes an object and not a list; for example { \"Stage\": \"prod\" }")]
    [TestCase("{ \"parameters\": { \"A\": 1, \"A\": 2 } }", "1:27: 'A' is there twice; leave one out")]
    [TestCase("{ \"parameters\": { \"A\": [1] } }", "1:24: a parameter is a text, as on the command line of CloudFormation, and not a list; a list is a text with commas")]
    [TestCase("{ \"accounts\": [\"111122223333\", \"1111\"] }", "1:32: '1111' is no account; write its 12 digits in quotes, such as \"111122223333\"")]
    [TestCase("{ \"accounts\": [\"11112222333x\"] }", "1:16: '11112222333x' is no account; write its 12 digits in quotes, such as \"111122223333\"")]
    [TestCase("{ \"accounts\": [111122223333] }", "1:16: 'accounts' lists texts and not a number; put it in quotes")]
    [TestCase("{ \"accounts\": \"111122223333\" }", "1:15: 'accounts' takes a list and not a text")]
    [TestCase("{ \"organizations\": [\"o-a1b2c3\"] }", "1:21: 'o-a1b2c3' is no organization; write its id, such as \"o-a1b2c3d4e5\"")]
    [TestCase("{ \"organizations\": [\"r-a1b2c3d4e5\"] }", "1:21: 'r-a1b2c3d4e5' is no organization; write its id, such as \"o-a1b2c3d4e5\"")]
    [TestCase("{ \"rules\": [] }", "1:12: 'rules' takes an object and not a list; for example { \"PL3002\": \"error\" }")]
    [TestCase("{ \"rules\": { \"undeclared-actions\": \"error\" } }", "1:14: there is no rule 'undeclared-actions'; did you mean 'undeclared-action'? \"policylint rules\" lists them")]
    [TestCase("{ \"rules\": { \"PL2903\": \"off\" } }", "1:24: the severity of PL2903 is error, warning, suggestion or none and not 'off'; did you mean 'none'?")]
    [TestCase("{ \"rules\": { \"PL2903\": 1 } }", "1:24: the severity of PL2903 is error, warning, suggestion or none and not a number")]
    [TestCase("{ \"rules\": { \"PL2903\": \"none\", \"teachable\": \"none\" } }", "1:32: PL2903 teachable is there twice; leave one out")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"level\": \"none\" } } }", "1:26: a rule has no setting 'level'; there are severity and options")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": [] } } }", "1:37: 'options' takes an object and not a list")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"word\": [] } } } }", "1:39: PL2903 teachable has no option 'word'; did you mean 'words'?")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"xyz\": [] } } } }", "1:39: PL2903 teachable has no option 'xyz'; it has words, most, loud")]
    [TestCase("{ \"rules\": { \"PL2901\": { \"options\": { \"xyz\": [] } } } }", "1:37: PL2901 undeclared-action has no options")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"words\": [1] } } } }", "1:49: 'words' lists texts and not a number; put it in quotes")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"most\": -1 } } } }", "1:47: 'most' takes a whole number of 0 or more and not this one")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"most\": \"1\" } } } }", "1:47: 'most' takes a whole number of 0 or more and not a text")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"loud\": 1 } } } }", "1:47: 'loud' takes true or false and not a number")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"loud\": true, \"loud\": true } } } }", "1:53: 'loud' is there twice; leave one out")]
    [TestCase("[]", "1:1: the configuration is an object and not a list; for example { \"preset\": \"strict\" }")]
    [TestCase("{ \"root\": true, \"\\ud800\": 1 }", "1:17: this text holds half of a surrogate pair; write the character itself")]
    public void What_is_wrong_is_told_with_its_place(string configuration, string message)
    {
        Folder.Write("policylint.json", configuration);
        RefusesOnly("policylint.json:" + message);
    }

    [TestCase("{ \"root\": x }", "1:11: this is not valid JSON: expected a value in double quotes, found 'x'")]
    [TestCase("{ \"root\": true } x", "1:18: this is not valid JSON: something follows the end of the value")]
    [TestCase("{ \"additionalActions\": [\"s3:A\"", "1:31: this is not valid JSON: expected ',' or ']', found the end of the text")]
    [TestCase("{ \"$schema\": \"鍵\", x", "1:19: this is not valid JSON: expected a member name in double quotes, found 'x'")]
    public void Broken_json_is_told_with_its_place(string configuration, string message)
    {
        Folder.Write("policylint.json", configuration);
        RefusesOnly("policylint.json:" + message);
    }

    [TestCase("rules: {", "1:9: this is not valid YAML: expected a value, found the end of the text")]
    [TestCase("root: true\n preset: strict", "2:8: this is not valid YAML: ")]
    [TestCase("rules:\n\tPL2903: error\n", "2:1: this is not valid YAML: expected blanks, found a tab")]
    [TestCase("accounts: *mine\n", "1:11: this is not valid YAML: there is no anchor for '*mine'")]
    [TestCase("root: true\n---\nroot: false\n", "3:1: a configuration is one document; leave out what follows it")]
    [TestCase("$schema: !Ref x\n", "1:10: the tag !Ref means nothing in a configuration; leave it out")]
    [TestCase("just text", "1:1: the configuration is an object and not a text; for example { \"preset\": \"strict\" }")]
    [TestCase("accounts: [111122223333]", "1:12: 'accounts' lists texts and not a number; put it in quotes")]
    [TestCase("root: yes", "1:7: 'root' takes true or false and not a text")]
    [TestCase("root: null", "1:7: 'root' takes true or false and not null")]
    [TestCase("preset: strickt", "1:9: 'preset' takes recommended, strict, all or correctness and not 'strickt'; did you mean 'strict'?")]
    [TestCase("failOn: none", "1:9: 'failOn' takes error, warning, suggestion or never and not 'none'")]
    [TestCase("rules: {PL2903: {words: [a]}}", "1:18: a rule has no setting 'words'; it is an option: put it under options")]
    [TestCase("rules: {PL2903: warn}", "1:17: the severity of PL2903 is error, warning, suggestion or none and not 'warn'; did you mean 'warning'?")]
    [TestCase("rules: {PL2903: note}", "1:17: the severity of PL2903 is error, warning, suggestion or none and not 'note'; did you mean 'suggestion'?")]
    [TestCase("rules: {PL2903: false}", "1:17: the severity of PL2903 is error, warning, suggestion or none and not false")]
    [TestCase("categories: {Reference: error}", "1:14: there is no category 'Reference'; did you mean 'reference'?")]
    [TestCase("categories: {PL2903: error}", "1:14: 'PL2903' is a rule and no category; put it under 'rules'")]
    [TestCase("categories: {PL2: error, reference: none}", "1:26: 'reference' is there under another name; leave one out")]
    [TestCase("overrides: {files: a}", "1:12: 'overrides' takes a list and not an object; for example [{ files: \"legacy/\", rules: { PL3002: none } }]")]
    [TestCase("overrides: [{rules: {}}]", "1:13: an override lacks 'files': the patterns of the files that it is about")]
    [TestCase("overrides: [{files: a, rule: {}}]", "1:24: an override has no setting 'rule'; did you mean 'rules'?")]
    [TestCase("overrides: [{files: ../a}]", "1:21: '../a' leads out of the folder of the configuration; patterns begin there")]
    [TestCase("exclude: ['#a']", "1:11: '#a' is no pattern of files; write it as in .gitignore, such as \"legacy/**\"")]
    [TestCase("exclude: 1", "1:10: 'exclude' takes a list and not a number; for example [\"legacy/**\"]")]
    [TestCase("kinds: {scps/: SCP}", "1:16: the kind of 'scps/' is identity, resource, trust, boundary, scp, rcp, endpoint or session and not 'SCP'; did you mean 'scp'?")]
    [TestCase("baseline: ''", "1:11: 'baseline' takes the path of a file and not ''")]
    [TestCase("suppressionTickets: 'SEC-['", "1:21: 'suppressionTickets' takes a regular expression, which 'SEC-[' is not: at offset 5. Unterminated [] set")]
    [TestCase("suppressions: [{files: a}]", "1:16: a suppression lacks 'rule': the id or name of the rule whose findings are accepted")]
    [TestCase("suppressions: [{rule: teachble}]", "1:23: there is no rule 'teachble'; did you mean 'teachable'? \"policylint rules\" lists them")]
    [TestCase("suppressions: [{rule: PL2903, rules: [PL2901]}]", "1:31: 'rule' and 'rules' are two names for one setting; leave one out")]
    [TestCase("suppressions: [{rules: []}]", "1:24: 'rules' names no rule; give the id or name of the rule whose findings are accepted")]
    [TestCase("suppressions: [{rule: PL2903, until: 2027-02-30}]", "1:38: 'until' takes a day of the calendar as YYYY-MM-DD, such as 2027-03-31, and not '2027-02-30'")]
    [TestCase("suppressions: [{rule: PL2903, expires: 31.3.2027}]", "1:40: 'expires' takes a day of the calendar as YYYY-MM-DD, such as 2027-03-31, and not '31.3.2027'")]
    [TestCase("suppressions: [{rule: PL2903, reasn: x}]", "1:31: a suppression has no setting 'reasn'; did you mean 'reason'?")]
    [TestCase("suppressions: [PL2903]", "1:16: a suppression is an object and not a text; for example { rule: PL3002, files: \"deploy.json\", reason: \"why\" }")]
    public void What_is_wrong_in_yaml_is_told_with_its_place(string configuration, string message)
    {
        Folder.Write("policylint.yaml", configuration);
        Refuses("policylint.yaml:" + message).TrimEnd('\n').Should().NotContain("\n");
    }

    [Test]
    public void All_that_is_wrong_is_told_at_once()
    {
        Folder.Write("policylint.yaml", "rot: true\nrules:\n  PL2903: off\n  teachable: {level: 1}\naccounts: [x]\n");
        RefusesOnly(
            "policylint.yaml:1:1: there is no setting 'rot'; did you mean 'root'?",
            "policylint.yaml:3:11: the severity of PL2903 is error, warning, suggestion or none and not 'off'; did you mean 'none'?",
            "policylint.yaml:4:3: PL2903 teachable is there twice; leave one out",
            "policylint.yaml:5:12: 'x' is no account; write its 12 digits in quotes, such as \"111122223333\"");
    }

    [Test]
    public void Other_encodings_are_told()
    {
        Folder.Write("policylint.json", Encoding.Latin1.GetBytes("{\n \"é\": 1 }"));
        RefusesOnly("policylint.json:2:3: this is not UTF-8; save the file as UTF-8");
    }
}
