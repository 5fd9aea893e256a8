namespace DataGouv;

/// <summary>Makes optional members of values that may be null.</summary>
public static class Optional
{
    /// <summary>Makes a member of a value; C#'s own null leaves it out.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static Optional<T> From<T>(T? value)
        where T : struct => value is { } given ? given : default(Optional<T>);
}
