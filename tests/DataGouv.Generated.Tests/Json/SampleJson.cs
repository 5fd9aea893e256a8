using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Generated.Tests.Json;

/// <summary>
/// Makes up a text for any model: every member that it knows, in the order of their names, and one that it does not. What says the
/// class of an object stands last.
/// </summary>
internal sealed class SampleJson
{
    private const int MostDepth = 3;

    private readonly Utf8JsonWriter json;
    private readonly SampleValues values;
    private readonly JsonSerializerOptions options;
    private readonly int items;
    private int families;

    private SampleJson(Utf8JsonWriter json, JsonSerializerOptions options, int items)
    {
        this.json = json;
        this.options = options;
        this.items = items;
        values = new SampleValues(json);
    }

    /// <summary>A text for a type.</summary>
    /// <param name="type">A model, a list or a map.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="items">The length of the lists and maps that are in no other.</param>
    public static byte[] Of(Type type, JsonSerializerOptions options, int items = 2)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            new SampleJson(json, options, items).Write(type, depth: 0, items);
        return text.ToArray();
    }

    /// <summary>A text for a type, of a number of bytes at least.</summary>
    public static byte[] OfLength(Type type, JsonSerializerOptions options, int length)
    {
        var items = 64;
        byte[] text;
        while ((text = Of(type, options, items)).Length < length)
            items += items / 3;
        return text;
    }

    private void Write(Type type, int depth, int length)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? (IsOptional(type) ? type.GetGenericArguments()[0] : type);
        if (depth > 0 && (plain != type || !type.IsValueType) && values.IsNull)
            json.WriteNullValue();
        else if (!values.TryWrite(plain))
            WriteNested(options.GetTypeInfo(plain), depth, depth > MostDepth ? 0 : length);
    }

    private void WriteNested(JsonTypeInfo type, int depth, int length)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Enumerable:
                json.WriteStartArray();
                for (var item = 0; item < length; item++)
                    Write(type.ElementType!, depth + 1, length: 2);
                json.WriteEndArray();
                break;
            case JsonTypeInfoKind.Dictionary:
                json.WriteStartObject();
                for (var item = 0; item < length; item++)
                {
                    json.WritePropertyName($"clé \"{item}\"");
                    Write(type.ElementType!, depth + 1, length: 2);
                }

                json.WriteEndObject();
                break;
            default:
                if (depth > MostDepth)
                    json.WriteNullValue();
                else
                    WriteObject(type.Type, depth, length);
                break;
        }
    }

    private void WriteObject(Type type, int depth, int length)
    {
        if (type.IsAbstract)
            type = NextMember(type);

        var name = FamilyMembers.NameOf(type);
        var known = options.GetTypeInfo(type).Properties.Where(member => !member.IsExtensionData);
        var members = known.OrderBy(member => member.Name, StringComparer.Ordinal).ToList();
        var last = name is null ? null : members.Find(member => FamilyMembers.Discriminators.Contains(member.Name));
        json.WriteStartObject();
        json.WritePropertyName("a member of the future");
        json.WriteRawValue("{\"class\": \"SectionBloc\", \"list\": [{\"class\": null}]}");
        foreach (var member in members.Where(member => member != last))
        {
            json.WritePropertyName(member.Name);
            Write(member.PropertyType, depth + 1, length);
        }

        if (last is not null)
            json.WriteString(last.Name, name);
        json.WriteEndObject();
    }

    private Type NextMember(Type family)
    {
        var members = FamilyMembers.Of(family);
        return members[families++ % members.Count];
    }

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);
}
