using System.Runtime.CompilerServices;

namespace DataGouv.Generated.Tests.RoundTrip;

/// <summary>The recorded uploads can be made from the typed forms.</summary>
internal sealed class FormTests
{
    private static IEnumerable<string> Names => RecordedOperation.Successes.Values.Where(recorded => recorded.HasForm).Select(recorded => recorded.ToString());

    [TestCaseSource(nameof(Names))]
    public async Task Form_filled_as_recorded_is_sent_as_recorded(string name)
    {
        var recorded = RecordedOperation.Successes[name];
        Assert.That(recorded.Operation.Body?.IsSubclassOf(typeof(MultipartForm)), Is.True, $"{recorded.Operation} takes no form.");

        var request = recorded.Recording.Request;
        var expected = await SentForm.ReadAsync(new MemoryStream(request.Body.ToArray()), request.Header("Content-Type")!);
        var properties = WireNames(recorded.Operation.Body!);
        var form = (MultipartForm)RuntimeHelpers.GetUninitializedObject(recorded.Operation.Body!);
        foreach (var part in expected)
            Set(form, properties[part.Name], part);

        using var stream = form.ToStream();
        var sent = await SentForm.ReadAsync(stream, stream.ContentType);
        Assert.That(sent, Is.EquivalentTo(expected));
    }

    private static void Set(MultipartForm form, string property, SentPart part)
    {
        var member = form.GetType().GetProperty(property)!;
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        member.SetValue(form, type == typeof(FilePart)
            ? new FilePart(new MemoryStream(Convert.FromHexString(part.Content)), part.FileName!, part.ContentType!)
            : Convert.ChangeType(System.Text.Encoding.UTF8.GetString(Convert.FromHexString(part.Content)), type, System.Globalization.CultureInfo.InvariantCulture));
    }

    // The form alone knows which property is which field: each is set alone, and seen under its name.
    private static Dictionary<string, string> WireNames(Type type)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in type.GetProperties())
        {
            var form = (MultipartForm)RuntimeHelpers.GetUninitializedObject(type);
            Set(form, property.Name, new SentPart("", "a.txt", "text/plain", "37"));
            using var stream = form.ToStream();
            using var reader = new StreamReader(stream);
            names.Add(reader.ReadToEnd().Split("name=\"")[1].Split('"')[0], property.Name);
        }

        return names;
    }
}
