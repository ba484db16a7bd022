using Microsoft.CodeAnalysis.Sarif;

namespace PolicyLint.Sarif.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class ArtifactLocationsTests
{
    [TestCase("policy.json", "policy.json")]
    [TestCase("iam/roles/Admin-1_2~3.json", "iam/roles/Admin-1_2~3.json")]
    [TestCase("a b/[c].json", "a%20b/%5Bc%5D.json")]
    [TestCase("100%25.json", "100%2525.json")]
    [TestCase("a#b?c.json", "a%23b%3Fc.json")]
    [TestCase("Löschung/😀.json", "L%C3%B6schung/%F0%9F%98%80.json")]
    [TestCase("c:d.json", "c%3Ad.json", Description = "A colon in the first segment would be a scheme.")]
    [TestCase("..config/x.json", "..config/x.json")]
    public void Encodes_a_path_below_the_root(string path, string uri)
    {
        ArtifactLocation location = ArtifactLocations.Of(path);

        location.Uri.OriginalString.Should().Be(uri);
        location.UriBaseId.Should().Be("%SRCROOT%");
        Uri.UnescapeDataString(uri).Should().Be(path, "GitHub decodes it so");
    }

    [TestCase("./policy.json", "policy.json")]
    [TestCase("././a/b.json", "a/b.json")]
    [TestCase("", "stdin")]
    public void Names_the_file_by_its_shortest_name(string path, string uri)
    {
        ArtifactLocation location = ArtifactLocations.Of(path);

        location.Uri.OriginalString.Should().Be(uri);
        location.UriBaseId.Should().Be("%SRCROOT%");
    }

    [TestCase("/home/a b/policy.json", "file:///home/a%20b/policy.json")]
    [TestCase("C:/Users/a b/policy.json", "file:///C:/Users/a%20b/policy.json")]
    [TestCase("//server/share/policy.json", "file://server/share/policy.json")]
    [TestCase("../a b/policy.json", "../a%20b/policy.json")]
    [TestCase("./../policy.json", "../policy.json")]
    public void Says_nothing_of_the_root_for_a_path_that_leads_elsewhere(string path, string uri)
    {
        ArtifactLocation location = ArtifactLocations.Of(path);

        location.Uri.OriginalString.Should().Be(uri);
        location.UriBaseId.Should().BeNull();
    }
}
