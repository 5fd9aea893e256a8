using System.Net.Http.Headers;

namespace DataGouv;

/// <summary>How the SDK introduces itself: the platform keeps the names of those who use a key.</summary>
internal static class UserAgent
{
    /// <summary>The SDK itself.</summary>
    public static string Sdk { get; } = $"DataGouv.NET/{typeof(UserAgent).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>The program's name first, as RFC 9110 has it: the most important product leads.</summary>
    public static string Create(string? application) => application is null ? Sdk : $"{application} {Sdk}";

    /// <summary>Are these products and comments that the header can carry?</summary>
    public static bool TryParse(string text, out IReadOnlyList<ProductInfoHeaderValue> parts)
    {
        using var request = new HttpRequestMessage();
        var isValid = text.All(char.IsAscii) && request.Headers.UserAgent.TryParseAdd(text) && request.Headers.UserAgent.FirstOrDefault()?.Product is not null;
        parts = isValid ? [.. request.Headers.UserAgent] : [];
        return isValid;
    }
}
