using PolicyLint.Analysis;
using PolicyLint.Rules;

namespace PolicyLint.Core.Tests.Analysis;

/// <summary>What presets make of rules.</summary>
public sealed class RulePresetTests
{
    [TestCase("PL3999", Severity.Warning, true, 0, Severity.Warning, Severity.Warning, Severity.Warning, Severity.None)]
    [TestCase("PL3999", Severity.Suggestion, true, 3, Severity.Suggestion, Severity.Warning, Severity.Suggestion, Severity.None)]
    [TestCase("PL3999", Severity.Suggestion, false, 3, Severity.None, Severity.Warning, Severity.Suggestion, Severity.None)]
    [TestCase("PL2999", Severity.Error, true, 0, Severity.Error, Severity.Error, Severity.Error, Severity.Error)]
    [TestCase("PL2999", Severity.Suggestion, false, 0, Severity.None, Severity.Warning, Severity.Suggestion, Severity.None)]
    [TestCase("PL7999", Severity.Suggestion, false, 0, Severity.None, Severity.None, Severity.Suggestion, Severity.None)]
    [TestCase("PL7999", Severity.Suggestion, true, 0, Severity.Suggestion, Severity.Warning, Severity.Suggestion, Severity.None)]
    [TestCase("PL9999", Severity.Error, true, 0, Severity.Error, Severity.Error, Severity.Error, Severity.Error)]
    public void A_preset_goes_by_what_a_rule_says_of_itself(
        string id, Severity severity, bool isOn, double weight, Severity recommended, Severity strict, Severity all, Severity correctness)
    {
        var rule = new RuleDescriptor
        {
            Id = id,
            Name = "some-rule",
            Severity = severity,
            IsEnabledByDefault = isOn,
            SecuritySeverity = weight,
            Title = "",
            Message = "",
            Rationale = "",
            Remedy = "",
            Help = "",
        };
        Enum.GetValues<RulePreset>().Select(preset => preset.SeverityOf(rule)).Should().Equal(recommended, strict, all, correctness);
        Enum.GetValues<RulePreset>().Select(preset => new LinterOptions { Preset = preset }.SeverityOf(rule)).Should().Equal(recommended, strict, all, correctness);
    }

    [Test]
    public void Of_the_catalog_each_preset_takes_its_part()
    {
        int Count(RulePreset preset) => RuleCatalog.All.Count(rule => preset.SeverityOf(rule.Descriptor) != Severity.None);
        Count(RulePreset.All).Should().Be(RuleCatalog.All.Length);
        Count(RulePreset.Recommended).Should().Be(RuleCatalog.All.Count(rule => rule.Descriptor.IsEnabledByDefault));
        Count(RulePreset.Strict).Should().BeInRange(Count(RulePreset.Recommended) + 1, Count(RulePreset.All) - 1);
        RuleCatalog.All.Where(rule => RulePreset.Correctness.SeverityOf(rule.Descriptor) != Severity.None).Select(rule => rule.Descriptor.Category).Distinct()
            .Should().BeEquivalentTo([RuleCategory.Input, RuleCategory.Grammar, RuleCategory.Reference, RuleCategory.Suppression]);
    }

    [Test]
    public void Who_selects_a_rule_gets_it_under_every_preset()
        => new LinterOptions { Preset = RulePreset.Correctness, Select = ["PL3001"] }.SeverityOf(RuleCatalog.All.Single(rule => rule.Descriptor.Id == "PL3001").Descriptor)
            .Should().Be(Severity.Error);
}
