namespace WebexMeetings;

/// <summary>
/// An object of this module that is about a user. A cmdlet that such an object is piped to reads the user and the site from here. For a
/// copy from a file or a job, it reads the properties of the same names.
/// </summary>
internal interface IUserObject
{
    /// <summary>The user's address. Null when it is not known.</summary>
    string? UserEmail { get; }

    /// <summary>The user's person ID. Null when it is not known.</summary>
    string? PersonId { get; }

    /// <summary>The site. Null for the default site.</summary>
    string? SiteUrl { get; }
}

/// <summary>
/// An object about a user whom the API does not name in its response. The object itself keeps whether it belongs to the signed-in user.
/// </summary>
internal interface ICallerObject : IUserObject
{
    /// <summary>The connection whose signed-in user this is about. Null when the object was asked for by address.</summary>
    object? Caller { get; }

    /// <summary>Marks the object as being about the signed-in user of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="userEmail">The signed-in user's address, which goes along into files. Null when it is not known.</param>
    void MakeCallers(object connection, string? userEmail);
}
