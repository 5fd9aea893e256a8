using System.Reflection;
using System.Text.Json;

namespace DataGouv.Generated.Tests.Json;

/// <summary>Writes made-up values of all types that are neither an object nor a list nor a map, another one each time.</summary>
internal sealed class SampleValues(Utf8JsonWriter json)
{
    private static readonly string[] Texts =
    [
        "a",
        "",
        "Qualité de l'air – Île-de-France",
        "\"quoted\" and \\ and \n",
        "\uD83D\uDE00",
        new('x', 300),
    ];

    private static readonly string[] Instants =
    [
        "2026-10-01T12:34:56+00:00",
        "2026-10-01T12:34:56.123456+02:00",
        "2026-10-01T12:34:56",
        "2026-10-01",
        "2026-10-01T12:34:56Z",
        "2026-10-01T12:34:56.12345678Z",
    ];

    private static readonly string[] Free = ["[1, 2.50, {\"class\": \"a\"}, null]", "{\"a\": {\"b\": [\"é\", true]}}", "1e3", "\"text\""];

    private int count;

    /// <summary>Is it time for a null?</summary>
    public bool IsNull => ++count % 13 == 0;

    /// <summary>Writes a value; false for types that have members or items.</summary>
    public bool TryWrite(Type type)
    {
        count++;
        if (type == typeof(string))
            json.WriteStringValue(Texts[count % Texts.Length]);
        else if (type == typeof(DateTimeOffset))
            json.WriteStringValue(Instants[count % Instants.Length]);
        else if (type == typeof(DateOnly))
            json.WriteStringValue("2026-10-01");
        else if (type == typeof(Guid))
            json.WriteStringValue("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34");
        else if (type == typeof(bool))
            json.WriteBooleanValue(count % 2 == 0);
        else if (type == typeof(int) || type == typeof(long))
            json.WriteNumberValue(count);
        else if (type == typeof(double))
            json.WriteNumberValue(-count / 7.0);
        else if (type == typeof(JsonElement) || type == typeof(JsonData))
            json.WriteRawValue(Free[count % Free.Length]);
        else if (type.IsAssignableTo(typeof(OpenEnum)))
            json.WriteStringValue(Member(type));
        else
            return false;
        return true;
    }

    // Of an open enum: each that it knows, and one that it does not.
    private string Member(Type type)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == type)
            .ToArray();
        var which = count % (known.Length + 1);
        return which < known.Length ? known[which].GetValue(null)!.ToString()! : "of the future, à venir";
    }
}
