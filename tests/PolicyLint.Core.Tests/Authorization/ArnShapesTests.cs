using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Core.Tests.Authorization;

[Parallelizable(ParallelScope.All)]
internal sealed class ArnShapesTests
{
    private static readonly ServiceReference Reference = ServiceReference.Default;

    /// <summary>Each pattern of a service in the place of a policy's ARN, filled and cut in all the ways that policies write it.</summary>
    [TestCase("s3")]
    [TestCase("ec2")]
    [TestCase("iam")]
    [TestCase("logs")]
    [TestCase("lambda")]
    [TestCase("backup")]
    [TestCase("braket")]
    [TestCase("dynamodb")]
    [TestCase("apigateway")]
    [TestCase("cognito-idp")]
    public void Answer_as_the_patterns_themselves(string prefix)
    {
        Reference.TryGetService(prefix, out AwsService service).Should().BeTrue();
        string[] patterns = [.. service.ResourceTypes.SelectMany(t => t.ArnPatterns).Select(p => p.Text)];
        ServiceArnShapes shapes = Reference.ArnShapes.Of(service);
        int compared = 0;
        foreach (string arn in patterns.SelectMany(WaysToWrite).Distinct())
        {
            Arn.TryParse(arn, out Arn parts).Should().BeTrue(arn);
            if (!parts.Service.SequenceEqual(prefix))
            {
                continue;
            }

            int wildcard = parts.Resource.IndexOfAny('*', '?');
            int literal = wildcard < 0 ? parts.Resource.Length : wildcard;
            var begin = new HashSet<int>();
            for (int next = -1; shapes.MoveNext(ArnBeginning.Of(parts.Resource), ref next);)
            {
                begin.Add(next);
            }

            for (int i = 0; i < patterns.Length; i++)
            {
                AwsArnPattern pattern = shapes[i].Pattern;
                pattern.Text.Should().Be(patterns[i]);
                ArnFields expected = pattern.FindMismatches(parts.Partition, parts.Service, parts.Region, parts.Account, parts.Resource) & ~ArnFields.Partition;
                shapes[i].FindMismatches(parts.Service, parts.Region, parts.Account, parts.Resource, literal).Should().Be(expected, "{0} against {1}", arn, pattern.Text);
                if (!begin.Contains(i))
                {
                    (expected & ArnFields.Resource).Should().Be(ArnFields.Resource, "{0} is passed over for {1}", pattern.Text, arn);
                }

                compared++;
            }
        }

        compared.Should().BePositive();
    }

    [Test]
    public void The_types_whose_arns_are_of_others_are_found()
    {
        Reference.ArnShapes.OfOthers.ToArray().Select(s => (s.Type.Service.Prefix, s.Type.Name))
            .Should().Contain([("ssm", "instance"), ("es", "application"), ("sts", "role")])
            .And.NotContain(("s3", "bucket")).And.NotContain(("backup", "recoveryPoint"));
    }

    private static IEnumerable<string> WaysToWrite(string pattern)
    {
        foreach (string filling in new[] { "x", "*", "a/b", "a:b", "A?*" })
        {
            string arn = System.Text.RegularExpressions.Regex.Replace(pattern.Replace("${Partition}", "aws", StringComparison.Ordinal), @"\$\{[^}]*\}", filling);
            string resource = arn.Split(':', 6)[5];
            string head = arn[..^resource.Length];
            yield return arn;
            yield return arn + "*";
            yield return arn + "/*";
            yield return arn.ToUpperInvariant().Replace("ARN:AWS:", "arn:aws:", StringComparison.Ordinal);
            yield return head + "*" + resource;
            yield return head + "*";
            yield return head + resource[..(resource.Length / 2)];
            yield return head + resource[..(resource.Length / 2)] + "*";
            yield return head.Replace(":x:", "::", StringComparison.Ordinal) + resource;
        }
    }
}
