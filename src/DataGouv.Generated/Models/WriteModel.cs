using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv.Core;

/// <summary>
/// The base of what callers send. What is not set is not written, so that an update changes only what it names. Where null
/// means something to the server, the member is an <see cref="Optional{T}"/> and takes <see cref="JsonNull.Value"/>.
/// </summary>
public abstract class WriteModel
{
    /// <summary>Members to send that the model does not name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
