using PolicyLint.Rules.Reference;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UntaggableNotActionInDenyRuleTests() : UntaggableNotActionRuleTests<UntaggableNotActionInDenyRule>("Deny", "Allow", "denies");
