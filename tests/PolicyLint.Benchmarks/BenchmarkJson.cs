using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyLint.Benchmarks;

/// <summary>How the unpacked policies are written: indented, as people write them.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
