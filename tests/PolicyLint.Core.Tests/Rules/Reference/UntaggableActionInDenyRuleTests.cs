using PolicyLint.Rules.Reference;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UntaggableActionInDenyRuleTests() : UntaggableActionRuleTests<UntaggableActionInDenyRule>("Deny", "Allow", "denies");
