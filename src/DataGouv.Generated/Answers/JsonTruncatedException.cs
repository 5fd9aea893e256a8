using System.Globalization;
using System.Text.Json;

namespace DataGouv.Core;

/// <summary>The exception that is thrown when JSON stops before its end.</summary>
/// <param name="length">The number of bytes that there are.</param>
/// <param name="cause">What the reader said.</param>
internal sealed class JsonTruncatedException(int length, Exception cause)
    : JsonException(string.Create(CultureInfo.InvariantCulture, $"JSON that stops after {length} bytes."), cause);
