namespace DataGouv.Authentication;

/// <summary>What a header can carry as a credential.</summary>
internal static class CredentialText
{
    /// <summary>Refuses what a header cannot carry. The value itself is a secret and stays out of the message.</summary>
    public static void Check(string value, string source, string option)
    {
        if (!IsValid(value))
        {
            throw new ArgumentException($"{source} is empty, or holds white space or characters that a header cannot carry: pass it as the platform showed it, or leave it null.", option);
        }
    }

    /// <summary>Visible ASCII, at least one character.</summary>
    public static bool IsValid(string value) => value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('!', '~');
}
