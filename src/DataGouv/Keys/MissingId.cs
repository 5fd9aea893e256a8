namespace DataGouv;

/// <summary>The refusal of an object that was read without its id.</summary>
internal static class MissingId
{
    public static ArgumentException Of(string parameter) =>
        new($"The {parameter} has no id: read it with its id, which a mask (X-Fields) may leave out, or pass the id itself.", parameter);
}
