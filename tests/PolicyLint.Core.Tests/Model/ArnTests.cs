using CsCheck;
using PolicyLint.Model;

namespace PolicyLint.Core.Tests.Model;

[Parallelizable(ParallelScope.All)]
internal sealed class ArnTests
{
    [TestCase("arn:aws:s3:::reports", "aws", "s3", "", "", "reports")]
    [TestCase("arn:aws-cn:sqs:cn-north-1:111122223333:orders", "aws-cn", "sqs", "cn-north-1", "111122223333", "orders")]
    [TestCase("arn:aws:sns:eu-central-1:111122223333:orders:5f2b", "aws", "sns", "eu-central-1", "111122223333", "orders:5f2b")]
    [TestCase("arn:*:*:*:*:*", "*", "*", "*", "*", "*")]
    [TestCase("arn:::::", "", "", "", "", "")]
    [TestCase("arn:aws:iam::aws:policy/a", "aws", "iam", "", "aws", "policy/a")]
    public void Takes_an_ARN_apart(string text, string partition, string service, string region, string account, string resource)
        => Parts(text).Should().Equal(partition, service, region, account, resource);

    [TestCase("arn:aws:sqs:${aws:RequestedRegion}:${aws:PrincipalAccount}:${aws:username}", "aws", "sqs", "${aws:RequestedRegion}", "${aws:PrincipalAccount}", "${aws:username}")]
    [TestCase("arn:${AWS::Partition}:s3:::a", "${AWS::Partition}", "s3", "", "", "a")]
    [TestCase("arn:aws:x-${a:b}-y:${c:d}${e:f}:1:r", "aws", "x-${a:b}-y", "${c:d}${e:f}", "1", "r")]
    [TestCase("arn:aws:s3::${a:${b:c}:r", "aws", "s3", "", "${a", "${b:c}:r", TestName = "An unclosed variable is text, and its colon a colon")]
    [TestCase("arn:aws:s3::${a:r", "aws", "s3", "", "${a", "r")]
    public void Leaves_the_colons_of_variables_alone(string text, string partition, string service, string region, string account, string resource)
        => Parts(text).Should().Equal(partition, service, region, account, resource);

    [TestCase("")]
    [TestCase("*")]
    [TestCase("arn")]
    [TestCase("arn:")]
    [TestCase("arn:aws:s3")]
    [TestCase("arn:aws:s3::reports")]
    [TestCase("ARN:aws:s3:::reports")]
    [TestCase(" arn:aws:s3:::reports")]
    [TestCase("arn:aws:s3:::reports", true)]
    [TestCase("arn:aws:s3:${a:b:c:d}")]
    public void Tells_what_is_no_ARN(string text, bool expected = false)
        => Arn.TryParse(text, out _).Should().Be(expected);

    [Test]
    public void Parts_join_to_the_text()
        => Gen.Char["arnws3:${}*"].Array[0, 24].Select(c => "arn:" + new string(c)).Sample(text =>
        {
            bool isArn = Arn.TryParse(text, out Arn arn);
            if (isArn)
            {
                string joined = $"arn:{arn.Partition}:{arn.Service}:{arn.Region}:{arn.Account}:{arn.Resource}";
                return joined == text && !HasBareColon(arn.Partition) && !HasBareColon(arn.Service) && !HasBareColon(arn.Region) && !HasBareColon(arn.Account);
            }

            return BareColons(text) < 5;
        });

    private static string[] Parts(string text)
    {
        Arn.TryParse(text, out Arn arn).Should().BeTrue();
        return [arn.Partition.ToString(), arn.Service.ToString(), arn.Region.ToString(), arn.Account.ToString(), arn.Resource.ToString()];
    }

    private static bool HasBareColon(ReadOnlySpan<char> field) => BareColons(field.ToString()) > 0;

    /// <summary>Counts the colons outside of closed variables: read character by character, unlike the code under test.</summary>
    private static int BareColons(string text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
            {
                int close = text.IndexOf('}', i + 2);
                int open = text.IndexOf("${", i + 2, StringComparison.Ordinal);
                if (close >= 0 && (open < 0 || close < open))
                {
                    i = close;
                }
            }
            else if (text[i] == ':')
            {
                count++;
            }
        }

        return count;
    }
}
