using PolicyLint.Rules.Reference;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UntaggableNotActionInAllowRuleTests() : UntaggableNotActionRuleTests<UntaggableNotActionInAllowRule>("Allow", "Deny", "allows");
