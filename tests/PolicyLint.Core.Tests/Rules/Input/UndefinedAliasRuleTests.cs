using PolicyLint.Rules.Input;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class UndefinedAliasRuleTests : RuleFixture<UndefinedAliasRule>
{
}
