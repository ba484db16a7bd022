using System.Xml.Linq;

namespace PolicyLint.Cli.Tests;

/// <summary>XML reports of Checkstyle.</summary>
public sealed class CheckstyleOutputTests : CliFixture
{
    [Test]
    public void Findings_stand_under_their_files()
    {
        Folder.Write("a/bad.json", TestRules.BadSidPolicy.Replace("\"Sid\"", "\n \"Sid\"", StringComparison.Ordinal));
        Folder.Write("b.json", TestRules.StarPolicy);
        Folder.Write("c.json", TestRules.LonePolicy);
        Folder.Write("d.json", TestRules.GoodPolicy);
        Check().ToString().Should().Be("""
            <checkstyle version="4.3">
              <file name="a/bad.json">
                <error line="2" column="8" severity="error" message="Found &quot;bad&quot;" source="policylint.grammar.PL1901" />
              </file>
              <file name="b.json">
                <error line="1" column="65" severity="warning" message="Found &quot;*&quot;" source="policylint.least-privilege.PL3901" />
              </file>
              <file name="c.json">
                <error line="1" column="38" severity="info" message="Found &quot;identity&quot;" source="policylint.hygiene.PL7901" />
              </file>
            </checkstyle>
            """);
    }

    [Test]
    public void What_could_not_be_read_is_an_error_of_its_file()
    {
        Check("missing.json").ToString().Should().Be("""
            <checkstyle version="4.3">
              <file name="missing.json">
                <error line="1" column="1" severity="error" message="no such file or directory; check the spelling" source="policylint" />
              </file>
            </checkstyle>
            """);
    }

    [Test]
    public void Nothing_found_is_an_empty_report()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        Check().Elements().Should().BeEmpty();
    }

    private XElement Check(params string[] args) => Schemas.ValidateXml("checkstyle.xsd", Run(["--format", "checkstyle", .. args]).Output);
}
