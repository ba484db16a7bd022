using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>Why a suppression cannot be honored.</summary>
/// <param name="Origin">Where.</param>
/// <param name="Found">What stands there, in words.</param>
/// <param name="Expected">What would be right, in words.</param>
internal readonly record struct SuppressionFault(Origin Origin, string Found, string Expected);
