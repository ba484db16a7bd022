using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Rules;

namespace PolicyLint.Core.Tests.Analysis;

[Parallelizable(ParallelScope.All)]
public sealed class RuleDocumentationTests
{
    private static readonly RuleDescriptor Full = new()
    {
        Id = "PL3901",
        Name = "wide-open",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "Everything | is open",
        Message = "\"{0}\" is open",
        Rationale = "Anybody can come in.",
        Remedy = "Close it.",
        Fix = FixAvailability.Sometimes,
        AccessAnalyzerCodes = ImmutableArray.Create("ONE", "TWO"),
        AbsorbedBy = ImmutableArray.Create("PL3001"),
        IsEnabledByDefault = false,
        Help = """
            Some `words` about it.

            ## Bad

            ```json trust
            { "Action": [|"*"|], "x": [ [|1|], 2 ] }
            ```

            ```json
            {
              "Statement": [|[
                1
              ]|]
            }
            ```

            ## Good

            ```json
            # not a heading
            { }
            ```
            """,
    };

    private static readonly RuleDescriptor Plain = new()
    {
        Id = "PL1901",
        Name = "bad-form",
        Severity = Severity.Error,
        Title = "Bad form",
        Message = "Bad",
        Rationale = "It is refused.",
        Remedy = "Mend it.",
        Help = "Nothing more to say.",
    };

    [Test]
    public void A_page_in_markdown()
    {
        RuleDocumentation.ToMarkdown(Full).Should().Be("""
            # PL3901 wide-open

            Everything | is open.

            | | |
            |---|---|
            | Category | Least privilege |
            | Severity | warning (off unless selected) |
            | Security severity | 7.0 (high) |
            | Fix | sometimes |
            | Access Analyzer | `ONE`, `TWO` |
            | Silent where reported | PL3001 |

            **Why:** Anybody can come in.

            **What to do:** Close it.

            Some `words` about it.

            ## Bad

            ```json trust
            { "Action": "*", "x": [ 1, 2 ] }
            ```

            ```json
            {
              "Statement": [
                1
              ]
            }
            ```

            ## Good

            ```json
            # not a heading
            { }
            ```

            """);
    }

    [Test]
    public void A_page_in_plain_text()
    {
        RuleDocumentation.ToPlainText(Full).Should().Be("""
            PL3901 wide-open
            Everything | is open

            Category: Least privilege
            Severity: warning (off unless selected)
            Security severity: 7.0 (high)
            Fix: sometimes
            Access Analyzer: ONE, TWO
            Silent where reported: PL3001

            Why: Anybody can come in.
            What to do: Close it.

            Some `words` about it.

            Bad

            As a role trust policy:
                { "Action": "*", "x": [ 1, 2 ] }
                            ^^^         ^

                {
                  "Statement": [
                               ^
                    1
                  ]
                }

            Good

                # not a heading
                { }

            """);
    }

    [Test]
    public void The_whole_document()
    {
        string document = RuleDocumentation.ToMarkdown([Full, Plain]);
        document.Should().StartWith("""
            # Rules

            <!-- Written by "policylint rules --format markdown" from the rules themselves: change them, not this file. -->

            An id is never used twice; its first digit is the category. Wherever a rule is named, its id and its name will do.
            What AWS IAM Access Analyzer checks, and which rule answers it, is [at the end](#access-analyzer-parity).

            ## Input

            The file cannot be read as what it claims to be.

            | Rule | Severity | Fix | Finds |
            |---|---|---|---|
            | [PL0999 rule-failure](#pl0999-rule-failure) | error |  | A rule failed |

            ## Grammar

            Not a valid IAM policy: AWS refuses it, or it does not do what it says.

            | Rule | Severity | Fix | Finds |
            |---|---|---|---|
            | [PL1901 bad-form](#pl1901-bad-form) | error |  | Bad form |

            ## Least privilege

            Wildcards and breadth: more is granted than anybody can need.

            | Rule | Severity | Fix | Finds |
            |---|---|---|---|
            | [PL3901 wide-open](#pl3901-wide-open) | warning, off | sometimes | Everything \| is open |

            ## PL0999 rule-failure

            """);
        document.Should().Contain("""

            ## PL1901 bad-form

            Bad form.

            | | |
            |---|---|
            | Category | Grammar |
            | Severity | error |
            | Fix | no |

            **Why:** It is refused.

            **What to do:** Mend it.

            Nothing more to say.

            ## PL3901 wide-open

            """);
        document.Should().Contain("\n### Bad\n").And.Contain("\n### Good\n").And.NotContain("\n#### ").And.NotContain("## not a heading");
    }

    [Test]
    public void The_checks_of_Access_Analyzer_stand_at_the_end()
    {
        RuleDescriptor one = Answering("PL1902", "one", "MISSING_VERSION", "INVALID_ARN_REGION");
        RuleDescriptor two = Answering("PL1903", "two", "MISSING_VERSION");
        string document = RuleDocumentation.ToMarkdown([two, one]);
        string parity = document[document.IndexOf("\n## Access Analyzer parity\n", StringComparison.Ordinal)..];
        parity.Should().StartWith("""

            ## Access Analyzer parity

            The checks of [IAM Access Analyzer's policy validation](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html), each with the rules that answer it without AWS. "partly" stands where AWS does not publish the table that its check uses; the rule's page says more.

            | Issue code | Check | Type | Rule | Covered |
            |---|---|---|---|---|
            | `ARN_ACCOUNT_NOT_ALLOWED` | ARN account not allowed | error |  | no |

            """);
        parity.Should().Contain("\n| `INVALID_ARN_REGION` | Invalid ARN Region | error | [PL1902 one](#pl1902-one) | partly: unknown Regions; not Regions where the service is not offered |\n");
        parity.Should().Contain("\n| `MISSING_VERSION` | Missing version | warning | [PL1902 one](#pl1902-one), [PL1903 two](#pl1903-two) | fully |\n");
        parity.Should().EndWith("|\n");
        parity.TrimEnd('\n').Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)).Should().Be(153);

        static RuleDescriptor Answering(string id, string name, params string[] codes) => new()
        {
            Id = id,
            Name = name,
            Severity = Severity.Error,
            Title = "x",
            Message = "x",
            Rationale = "x",
            Remedy = "x",
            Help = "x",
            AccessAnalyzerCodes = [.. codes],
        };
    }

    [TestCase(9.1, "9.1 (critical)")]
    [TestCase(9.0, "9.0 (high)")]
    [TestCase(6.9, "6.9 (medium)")]
    [TestCase(4.0, "4.0 (medium)")]
    [TestCase(3.9, "3.9 (low)")]
    public void Security_severity_has_the_word_of_code_scanning(double value, string expected)
    {
        var rule = new RuleDescriptor
        {
            Id = "PL4901",
            Name = "x",
            Severity = Severity.Warning,
            SecuritySeverity = value,
            Title = "x",
            Message = "x",
            Rationale = "x",
            Remedy = "x",
            Help = "x",
        };
        RuleDocumentation.ToPlainText(rule).Should().Contain($"\nSecurity severity: {expected}\n");
    }

    [Test]
    public void Every_category_has_words()
    {
        foreach (RuleCategory category in Enum.GetValues<RuleCategory>())
        {
            RuleDocumentation.CategoryTitle(category).Should().MatchRegex("^[A-Z][a-z]+( [a-z]+)?$");
            RuleDocumentation.CategorySummary(category).Should().EndWith(".");
        }
    }

    [Test]
    public void Every_link_of_the_catalog_leads_to_a_heading()
    {
        string document = RuleDocumentation.ToMarkdown(RuleCatalog.All.Select(rule => rule.Descriptor));
        string[] lines = document.Split('\n');
        foreach (Rule rule in RuleCatalog.All)
        {
            RuleDescriptor descriptor = rule.Descriptor;
            string heading = lines.Should().ContainSingle(line => line == $"## {descriptor}").Subject;

            // As GitHub makes anchors: lower case, blanks to dashes.
            string anchor = heading[3..].ToLowerInvariant().Replace(' ', '-');
            descriptor.HelpUri.Should().EndWith("#" + anchor);
            document.Should().Contain($"](#{anchor})");
        }

        document.Should().NotContainAny("[|", "|]", "\r");
    }
}
