using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv.Core;

/// <summary>
/// The base of what the servers send. Any member may be null or absent; members that the SDK does not know are kept. Written
/// back as JSON, a model says what it was read from: what was absent stays absent, what was null is null.
/// </summary>
public abstract class ReadModel
{
    // One bit for each member, at the place that JsonPropertyOrder gives it: was it in the JSON, or set since?
    private UInt128 _present;

    /// <summary>The members of the JSON object that the model does not name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Notes that a member has a value, which may be null.</summary>
    /// <param name="member">The place of the member in the model.</param>
    protected void Mark(int member) => _present |= UInt128.One << member;

    internal T? IfPresent<T>(int member, T value)
        where T : struct => IsPresent(member) ? value : null;

    internal bool IsPresent(int member) => (_present & (UInt128.One << member)) != UInt128.Zero;
}
