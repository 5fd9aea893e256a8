using System.Text.Json;

namespace DataGouv.Core;

/// <summary>Reads references that are either an id or the object itself.</summary>
internal static class FreeReference
{
    /// <summary>Returns the id of an object: the text itself, or the member <c>id</c> of a map.</summary>
    public static string? IdOf(JsonData reference) => reference.AsString() ?? reference["id"].AsString();

    /// <summary>
    /// Returns an id that is read as a text and sent as a GUID; null where the text is none, which the server would refuse.
    /// </summary>
    public static Guid? GuidOf(string? id) => Guid.TryParse(id, out var guid) ? guid : null;

    /// <summary>Returns all members of a model, as they stand in its JSON.</summary>
    public static JsonMap MembersOf(JsonModel model) => new JsonData(JsonElement.Parse(model.ToJson())).AsMap()!;
}
