using System.Text.RegularExpressions;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;
using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>The formats of strings that are judged. The servers also send date-times without a zone: they are UTC.</summary>
internal sealed partial class TextFormat : IFormatValidator
{
    private readonly Regex form;

    private TextFormat(string name, ValidationErrorKind kind, Regex form)
    {
        Format = name;
        ValidationErrorKind = kind;
        this.form = form;
    }

    /// <summary>All of them; the other formats of the documents (<c>markdown</c>, <c>int64</c>…) are remarks.</summary>
    public static IFormatValidator[] All { get; } =
    [
        new TextFormat("date-time", ValidationErrorKind.DateTimeExpected, DateTimeForm()),
        new TextFormat("date", ValidationErrorKind.DateExpected, DateForm()),
        new TextFormat("uuid", ValidationErrorKind.UuidExpected, UuidForm()),
    ];

    public string Format { get; }

    public ValidationErrorKind ValidationErrorKind { get; }

    public bool IsValid(string value, JTokenType tokenType) => form.IsMatch(value);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?\z")]
    private static partial Regex DateTimeForm();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d\z")]
    private static partial Regex DateForm();

    [GeneratedRegex(@"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\z")]
    private static partial Regex UuidForm();
}
