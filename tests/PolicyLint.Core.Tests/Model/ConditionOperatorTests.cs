using CsCheck;
using PolicyLint.Model;

namespace PolicyLint.Core.Tests.Model;

[Parallelizable(ParallelScope.All)]
internal sealed class ConditionOperatorTests
{
    /// <summary>The operators of the IAM User Guide, with what they compare; written here a second time on purpose.</summary>
    private static readonly (ConditionOperatorFamily Family, string Names)[] Documented =
    [
        (ConditionOperatorFamily.String, "StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike StringNotLike"),
        (ConditionOperatorFamily.Numeric, "NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan NumericGreaterThanEquals"),
        (ConditionOperatorFamily.Date, "DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals"),
        (ConditionOperatorFamily.Bool, "Bool"),
        (ConditionOperatorFamily.Binary, "BinaryEquals"),
        (ConditionOperatorFamily.IpAddress, "IpAddress NotIpAddress"),
        (ConditionOperatorFamily.Arn, "ArnEquals ArnLike ArnNotEquals ArnNotLike"),
        (ConditionOperatorFamily.Null, "Null"),
    ];

    private static readonly (ConditionQualifier Qualifier, string Prefix)[] Qualifiers =
    [
        (ConditionQualifier.None, ""), (ConditionQualifier.ForAllValues, "ForAllValues:"), (ConditionQualifier.ForAnyValue, "ForAnyValue:"),
    ];

    [Test]
    public void Knows_all_159_spellings_and_writes_them_back()
    {
        int count = 0;
        foreach ((ConditionOperatorFamily family, string names) in Documented)
        {
            foreach (string name in names.Split(' '))
            {
                foreach ((ConditionQualifier qualifier, string prefix) in Qualifiers)
                {
                    foreach (string suffix in name == "Null" ? [""] : new[] { "", "IfExists" })
                    {
                        string spelling = prefix + name + suffix;
                        bool negated = name.Contains("Not", StringComparison.Ordinal);
                        ConditionOperator read = ConditionOperator.Parse(spelling);
                        read.Should().Be(new ConditionOperator(qualifier, name, family, negated, suffix.Length > 0), spelling);
                        read.CanonicalName.Should().Be(spelling);
                        count++;
                    }
                }
            }
        }

        count.Should().Be(159);
        ConditionOperator.BaseNames.Should().BeEquivalentTo(Documented.SelectMany(d => d.Names.Split(' ')));
    }

    [Test]
    public void Reads_any_case()
        => Gen.Select(Gen.OneOf(ConditionOperator.BaseNames.ToArray()), Gen.Int[0, 2], Gen.Bool, Gen.Bool.Array[64]).Sample((name, qualifier, ifExists, upper) =>
        {
            string spelling = Qualifiers[qualifier].Prefix + name + (ifExists ? "IfExists" : "");
            string mixed = string.Concat(spelling.Select((c, i) => upper[i] ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));
            return ConditionOperator.Parse(mixed) == ConditionOperator.Parse(spelling) && ConditionOperator.Parse(mixed).CanonicalName == spelling;
        });

    [TestCase("StringEqualsIgnoreCaseIfExists", false)]
    [TestCase("StringLike", true)]
    [TestCase("ForAnyValue:StringNotLikeIfExists", true)]
    [TestCase("ArnLike", false)]
    public void Tells_which_are_StringLike(string name, bool expected) => ConditionOperator.Parse(name).IsStringLike.Should().Be(expected);

    [TestCase("NullIfExists", ConditionOperatorFamily.Null, TestName = "Not legal, and read as what it is")]
    [TestCase("ForAllValues:NullIfExists", ConditionOperatorFamily.Null)]
    public void Reads_Null_with_IfExists(string name, ConditionOperatorFamily family)
    {
        ConditionOperator read = ConditionOperator.Parse(name);
        read.Family.Should().Be(family);
        read.HasIfExists.Should().BeTrue();
    }

    [TestCase("")]
    [TestCase("IfExists")]
    [TestCase("ForAllValues:")]
    [TestCase("ForAllValues:IfExists")]
    [TestCase("StringEqual")]
    [TestCase("StringEqualsIfExist")]
    [TestCase("StringEqualsIfExistsIfExists")]
    [TestCase("ForAllValues:ForAnyValue:StringEquals")]
    [TestCase("ForAllValues StringEquals")]
    [TestCase("ForSomeValues:StringEquals")]
    [TestCase(" StringEquals")]
    [TestCase("NumericLike")]
    public void Says_when_there_is_no_such_operator(string name)
    {
        ConditionOperator read = ConditionOperator.Parse(name);
        read.IsKnown.Should().BeFalse();
        read.BaseName.Should().BeEmpty();
        read.CanonicalName.Should().BeEmpty();
    }
}
