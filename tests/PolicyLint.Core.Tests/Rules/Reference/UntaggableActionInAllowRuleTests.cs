using PolicyLint.Rules.Reference;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UntaggableActionInAllowRuleTests() : UntaggableActionRuleTests<UntaggableActionInAllowRule>("Allow", "Deny", "allows");
